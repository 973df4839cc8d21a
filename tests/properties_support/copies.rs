//! One message that comes through several accounts, in some order.

use team_inbox::model::{
    Actor, Command, ConversationId, Delivery, Facts, Flag, Grant, Header, Mailbox, Mode, Party, PersonId,
    Receive, fnv1a,
};

use super::founding::{Dice, account};
use super::life::Life;

/// Lets copies of a message come to all accounts in an order, and returns how it stands in the end:
/// conversation by conversation, and whoever was told. Nothing where nobody looks into a team inbox: what
/// would be lost there goes to whoever keeps it at once (N1), and that is by who comes first. Nothing
/// either where the owner of one account is auto-archived by the sharing of another: what came into
/// their Inbox before that is not taken out of it; nor where accounts of two teams receive it and no
/// address decides, for then the first one does; nor where teams have copies of their own, to one of which
/// goes what is for no team.
pub fn arrive(founding: &Dice, addressed: [u8; 3], order: [u8; 3]) -> Result<Vec<String>, String> {
    let mut life = Life::found_without_rules(founding)?;
    let mut told: Vec<PersonId> = Vec::new();
    for number in order {
        let messages = vec![header(addressed)];
        let receive = Receive::new(account(number), Mode::Live, messages);
        let notices = life.have(Actor::Outside, Mailbox::All, &Command::Receive(receive))?;
        told.extend(notices);
    }
    told.sort_unstable();
    let all = || (0..life.state.len() as u32).map(|it| life.state.facts(ConversationId(it)));
    let directory = &life.state.directory;
    let is_kept = |it: &Facts| it.team.is_some() && !it.has_team_inbox(directory);
    let is_torn = |it: &Facts| {
        let owners = it.grants.iter().filter(|it| matches!(it, Grant::OwnInbox(_)));
        let owned_by =
            |grant: &Grant| directory.people.keys().copied().find(|who| grant.admits(*who, directory));
        owners.filter_map(owned_by).any(|who| it.delivery(who, directory) == Some(Delivery::AutoArchive))
    };
    let has_teams = |it: &Facts| it.grants.iter().filter(|it| matches!(it, Grant::Team(_))).count() > 1;
    let mut orgs: Vec<_> = all().filter_map(|it| it.org).collect();
    orgs.sort_unstable();
    let has_copies = orgs.windows(2).any(|it| it[0] == it[1]);
    if has_copies || all().any(|it| is_kept(&it) || is_torn(&it) || has_teams(&it)) {
        return Ok(Vec::new());
    }
    let mut conversations: Vec<_> = (0..life.state.len() as u32)
        .map(|it| described(&life, &life.state.facts(ConversationId(it))))
        .collect();
    conversations.sort_unstable();
    conversations.push(format!("told: {told:?}"));
    Ok(conversations)
}

/// How a conversation stands. Whoever is auto-archived in the end may have had it unread before that.
fn described(life: &Life, facts: &Facts) -> String {
    let people = life.state.directory.people.keys().map(|person| {
        let marks = facts.marks(*person);
        let is_hushed = facts.is_hushed(*person, &life.state.directory);
        let mut flags: Vec<_> = Flag::ALL.into_iter().filter(|it| marks.has(*it)).collect();
        flags.retain(|it| !is_hushed || *it != Flag::Unread);
        format!("{person} {} {flags:?}", facts.admits(*person, &life.state.directory))
    });
    let people: Vec<_> = people.collect();
    format!("{:?} {:?} {} {:?} {people:?}", facts.org, facts.team, facts.queued, facts.grants)
}

fn header(addressed: [u8; 3]) -> Header {
    let address = |it: u8| match it % 8 {
        0..3 => format!("shared{}@badge.example", it % 8),
        3..6 => format!("account{}@badge.example", it % 8 - 3),
        _ => "everyone@example.com".to_owned(),
    };
    let parties = |it: &[u8]| it.iter().map(|it| Party::bare(&address(*it))).collect();
    Header {
        message_id: "one@mail.example".to_owned(),
        from: Party::bare("kim@example.com"),
        to: parties(&addressed[..2]),
        cc: parties(&addressed[2..]),
        subject: "Fair".to_owned(),
        date: None,
        fingerprint: fnv1a(*b"Fair"),
        ..Header::default()
    }
}
