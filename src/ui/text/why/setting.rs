//! Settings that put a conversation where it is.

use super::Asked;
use crate::model::explain::Setting;
use crate::model::{HeaderField, Membership, Sharing, TeamId, Who};
use crate::ui::text::language::{Names, say};
use crate::ui::text::{listed, to_whom, whom};

impl Asked<'_> {
    pub(super) fn setting(&self, setting: Setting) -> String {
        let (directory, who) = (self.directory, self.who());
        let team = |it: TeamId| directory.team_name(it);
        let account = |it| {
            let known = directory.accounts.get(&it).map(|it| it.name.clone());
            known.unwrap_or_else(|| say("an account").to_owned())
        };
        match setting {
            Setting::Member(it) => match directory.membership(self.person, it) {
                Some(Membership::Active) => {
                    say!("{who|you # are|other # is} an active member of {team}", who, team = team(it))
                }
                _ => say!("{who|you # observe|other # observes} {team}", who, team = team(it)),
            },
            Setting::Observer(it) => {
                say!("{who|you # only observe|other # only observes} {team}", who, team = team(it))
            }
            Setting::Address(it, field) => {
                let Some(it) = directory.addresses.get(&it) else { return String::new() };
                let (address, shared) = (&it.address, self.sharing(it.sharing));
                say!("{header} names {address}, shared {shared}", header = header(field), address, shared)
            }
            Setting::Account(it) => {
                let sharing = directory.accounts.get(&it).and_then(|it| it.sharing);
                let shared = sharing.map(|it| self.sharing(it)).unwrap_or_default();
                say!("the account {account} is shared {shared}", account = account(it), shared)
            }
            Setting::Entry(audience, whom) => {
                let is_account =
                    directory.accounts.values().any(|it| it.sharing == Some(Sharing::Inbox(audience)));
                let person = |it| to_whom(it, self.me, directory);
                match (is_account, whom) {
                    (true, Who::Everyone) => say("this account is shared with everyone").to_owned(),
                    (false, Who::Everyone) => say("this address is shared with everyone").to_owned(),
                    (true, Who::Team(it)) => {
                        say!("this account is shared with the team {team}", team = team(it))
                    }
                    (false, Who::Team(it)) => {
                        say!("this address is shared with the team {team}", team = team(it))
                    }
                    (true, Who::Person(it)) => say!("this account is shared with {name}", name = person(it)),
                    (false, Who::Person(it)) => say!("this address is shared with {name}", name = person(it)),
                }
            }
            Setting::AutoArchive(whom) => {
                let observes =
                    |it: TeamId| directory.membership(self.person, it) == Some(Membership::Observer);
                match whom {
                    Who::Team(it) if observes(it) => {
                        say!("its sharing auto-archives for observers of {team}", team = team(it))
                    }
                    whom => say!("its sharing auto-archives for {names}", names = self.for_whom(whom)),
                }
            }
            Setting::Owner(it) => {
                say!("{who|you # own|other # owns} the account {account}", who, account = account(it))
            }
            Setting::Leaves => {
                say!("{who|you # let|other # lets} what is closed or assigned to others leave the Inbox", who)
            }
            Setting::Away(it) => {
                let who = Names::one(self.name(it), it == self.me);
                say!("{who|you # are|other # is} out of office", who)
            }
            Setting::Requeues(it) => say!("{team} shows replies in its team inbox", team = team(it)),
            Setting::Assigns(it) => say!("{team} assigns whoever replies", team = team(it)),
            Setting::Star => say!("{who} starred it", who),
            Setting::Draft => say!("{who|you # have|other # has} a draft in it", who),
            Setting::Waiting => {
                say!("{who|you # have|other # has} a message in it that is not delivered", who)
            }
        }
    }

    fn sharing(&self, sharing: Sharing) -> String {
        match sharing {
            Sharing::TeamInbox(it) => {
                say!("to the team inbox of {team}", team = self.directory.team_name(it))
            }
            Sharing::Inbox(it) => {
                let entries = self.directory.audiences.get(&it).map(|it| it.entries.clone());
                let names: Vec<_> =
                    entries.unwrap_or_default().iter().map(|it| self.for_whom(it.0)).collect();
                say!("to the Inbox of {names}", names = listed(&names))
            }
        }
    }

    fn for_whom(&self, who: Who) -> String {
        match who {
            Who::Everyone => say("everyone").to_owned(),
            Who::Team(it) => say!("the team {team}", team = self.directory.team_name(it)),
            Who::Person(it) => whom(it, self.me, self.directory),
        }
    }
}

const fn header(field: HeaderField) -> &'static str {
    match field {
        HeaderField::To => "To",
        HeaderField::Cc => "Cc",
        HeaderField::Delivered => "Delivered-To",
        HeaderField::List => "List-Id",
        HeaderField::From => "From",
    }
}
