//! What a conversation lacks to be in a mailbox.

use super::Asked;
use crate::model::explain::{Giver, Lack, Setting};
use crate::model::{Mailbox, TeamId};
use crate::ui::text::language::say;
use crate::ui::text::{to_whom, whom};

impl Asked<'_> {
    /// Returns what a conversation lacks to stand in a mailbox, as a sentence without a full stop.
    pub fn lack(&self, lack: Lack) -> String {
        let who = self.who();
        let team = |it: TeamId| self.directory.team_name(it);
        match lack {
            Lack::Access => {
                say!(
                    "{who|you # have|other # has} no access: no sharing, team, assignment or mention gives it",
                    who
                )
            }
            Lack::Giver(it) => self.giver(it),
            Lack::Erased => {
                say!("{who|you # have|other # has} deleted it for ever, until a new message comes", who)
            }
            Lack::Membership(it) => {
                say!("{who|you # are|other # is} not a member of {team}", who, team = team(it))
            }
            Lack::ActiveMembership => say!("{who|you # are|other # is} no active member of its team", who),
            Lack::Team => say("it belongs to no team").to_owned(),
            Lack::OtherTeam(it) => say!("it does not belong to {team}", team = team(it)),
            Lack::TeamInbox(it) => say!("{team} has no team inbox", team = team(it)),
            Lack::Queue => say("it does not wait in the team inbox").to_owned(),
            Lack::Activity(it) => self.setting(Setting::Observer(it)),
            Lack::TeamQueue(it) => {
                say!("messages to {team} go to its team inbox, not to anybody’s own Inbox", team = team(it))
            }
            Lack::AccessAlone => {
                say!("{who|you # were|other # was} given access alone: that puts it into no Inbox", who)
            }
            Lack::Delivery => {
                say!("nothing has put it into {who|you your Inbox|other the Inbox of #}", who)
            }
            Lack::Assignee => say("it is assigned to nobody").to_owned(),
            Lack::Assignment => {
                let name = to_whom(self.person, self.me, self.directory);
                say!("it is not assigned to {name}", name)
            }
            Lack::Closing => say("nobody has closed it").to_owned(),
            Lack::Opening => say("it is closed").to_owned(),
            Lack::Deed(mailbox) => self.undone_deed(mailbox),
        }
    }

    /// Returns what would give access, as a sentence without a full stop.
    fn giver(&self, giver: Giver) -> String {
        let (directory, who) = (self.directory, self.who());
        let name = to_whom(self.person, self.me, directory);
        match giver {
            Giver::Organization(it) => {
                let organization = directory.organizations.get(&it).map_or("", |it| it.name.as_str());
                say!("{who|you # are|other # is} not in {organization}, where it belongs", who, organization)
            }
            Giver::Owner(it) if it == self.me => {
                let who = whom(self.person, self.me, directory);
                say!(
                    "it is private to you: assign it to {name}, or mention {who}, and it is shared",
                    name,
                    who
                )
            }
            Giver::Owner(it) => {
                let owner = self.name(it);
                say!("it is private to {owner}, who alone can assign it or mention somebody", owner)
            }
            Giver::Team(it) => say!("a place in {team} would give it", team = directory.team_name(it)),
            Giver::Account(it) => {
                let account = directory.accounts.get(&it).map(|it| it.name.clone());
                let account = account.unwrap_or_else(|| say("the account").to_owned());
                say!(
                    "sharing {account} with {name} would give it, also for existing conversations",
                    account,
                    name
                )
            }
            Giver::Address(it) => {
                let account = directory.addresses.get(&it).map(|it| it.address.clone());
                let account = account.unwrap_or_else(|| say("the address").to_owned());
                say!(
                    "sharing {account} with {name} would give it, also for existing conversations",
                    account,
                    name
                )
            }
            Giver::Assignment => say!("assigning it to {name}, a mention or being added would give it", name),
        }
    }

    fn undone_deed(&self, mailbox: Mailbox) -> String {
        let who = self.who();
        match mailbox {
            Mailbox::Snoozed => say!("{who|you # have|other # has} not snoozed it", who),
            Mailbox::Starred => say!("{who|you # have|other # has} not starred it", who),
            Mailbox::Drafts => say!("{who|you # have|other # has} no draft in it", who),
            Mailbox::Sent => say!("{who|you # have|other # has} sent no message in it", who),
            Mailbox::Outbox => say!("{who|you # have|other # has} no message in it that waits", who),
            Mailbox::Trash => say("nobody has put it into the Trash").to_owned(),
            Mailbox::Spam => say("nobody has marked it as spam").to_owned(),
            Mailbox::Label(_) => say("it does not have this label").to_owned(),
            // No deed of anybody's puts a conversation into these: they have words of their own.
            Mailbox::Inbox
            | Mailbox::TeamInboxes
            | Mailbox::TeamInbox(_)
            | Mailbox::AssignedToMe
            | Mailbox::AssignedToOthers
            | Mailbox::TeamAssigned(_)
            | Mailbox::Closed
            | Mailbox::TeamClosed(_)
            | Mailbox::All
            | Mailbox::TeamAll(_) => String::new(),
        }
    }
}
