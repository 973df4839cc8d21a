//! Changes of the directory: who may make them, and what follows for conversations.
//!
//! A change edits a copy of the directory; the difference to what stood before is what is kept,
//! entry by entry, so that Undo can take it back. What must hold afterwards and what follows for
//! conversations is worked out from that difference, for a change and for its Undo alike.

mod account;
mod aftermath;
mod customer;
mod demands;
mod difference;
mod existing;
mod labels;
mod organization;
mod personal;
mod revision;
mod rules;
mod sharing;
mod team;
mod undo;
mod user;

use std::collections::{BTreeMap, BTreeSet};

use super::rules::turned_back;
use super::working::Working;
use crate::model::command::Configure;
use crate::model::directory::Directory;
use crate::model::event::Act;
use crate::model::ids::*;
use crate::model::refusal::Refusal;
use revision::Revision;

pub use demands::{Going, Leaving, going, leaving};
pub use existing::{Reach, Shared, reach, shared};
pub use revision::next;
pub use undo::taken_back;

/// Decides a change of the directory.
pub fn decide(work: &mut Working, configure: &Configure) -> Result<Act, Refusal> {
    let mut revision = Revision::begin(work)?;
    revise(&mut revision, configure)?;
    let Revision { directory, successors, .. } = revision;
    settle(work, directory, &successors, &BTreeSet::new())?;
    if matches!(configure, Configure::WithExisting(_)) {
        existing::follow(work);
    }
    Ok(Act::Configure)
}

/// Keeps a changed directory: checks what must hold, records what differs, and brings
/// conversations into line, all but some.
pub fn settle(
    work: &mut Working,
    directory: Directory,
    successors: &BTreeMap<TeamId, TeamId>,
    but: &BTreeSet<ConversationId>,
) -> Result<(), Refusal> {
    demands::check(work.state, &directory, successors)?;
    for event in difference::between(&work.state.directory, &directory) {
        work.record(event);
    }
    work.events.extend(turned_back(work.state, &directory));
    work.reshape(directory);
    aftermath::follow(work, successors, but);
    Ok(())
}

fn revise(revision: &mut Revision, configure: &Configure) -> Result<(), Refusal> {
    match configure.clone() {
        Configure::AddOrganization { name } => revision.add_organization(&name),
        Configure::RenameOrganization(org, name) => revision.rename_organization(org, &name),
        Configure::SetSeveralTeams(org, option) => revision.set_several_teams(org, option),
        Configure::AddUser { org, name, email, role } => revision.add_user(org, &name, &email, role),
        Configure::RenameUser(person, name) => revision.rename_user(person, &name),
        Configure::SetRole(org, person, role) => revision.set_role(org, person, role),
        Configure::RemoveUser { org, person, heir } => revision.remove_user(org, person, heir),
        Configure::SetWhenSettled(person, option) => revision.set_when_settled(person, option),
        Configure::SetAway(person, absence) => revision.set_away(person, absence),
        Configure::SetSignature(person, signature) => revision.set_signature(person, signature),
        Configure::SetSections(person, sections) => revision.set_sections(person, sections),
        Configure::PutTeam(id, draft) => revision.put_team(id, draft),
        Configure::DeleteTeam { team, successor } => revision.delete_team(team, successor),
        Configure::AddAccount { owner, name, address, channel, simulated } => {
            revision.add_account(owner, &name, &address, channel, simulated)
        }
        Configure::RenameAccount(account, name) => revision.rename_account(account, &name),
        Configure::ShareAccount { account, org, sharing } => revision.share_account(account, org, sharing),
        Configure::PutAddress { id, org, address, kind, sharing, code } => {
            revision.put_address(id, org, &address, kind, sharing, code)
        }
        Configure::WithExisting(change) => revise(revision, &change),
        Configure::VerifyAddress(address, code) => revision.verify_address(address, code.as_deref()),
        Configure::RemoveAddress(address) => revision.remove_address(address),
        Configure::PutLabel(id, org, draft) => revision.put_label(id, org, draft),
        Configure::PutRule(id, org, rule) => revision.put_rule(id, org, rule.map(|it| *it)),
        Configure::SwitchRule(id, on) => revision.switch_rule(id, on),
        Configure::RankRule(id, place) => revision.rank_rule(id, place),
        Configure::PutSavedReply(id, org, reply) => revision.put_saved_reply(id, org, reply),
        Configure::SetTemplate(id, on) => revision.set_template(id, on),
        Configure::PutCustomer(id, org, draft) => revision.put_customer(id, org, draft),
        Configure::RemoveAccount(account) => revision.remove_account(account),
    }
}
