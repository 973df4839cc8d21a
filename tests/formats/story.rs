//! What lives by dice have none of: every channel, kind of address, header field and condition, an
//! import of several entries, and looks that leave a trace.

use std::sync::Arc;

use team_inbox::model::rules::{Action, Attendance, Balance, Condition, Method, Rule, Trigger};
use team_inbox::model::{
    AccountId, Actor, Adding, AddressKind, Afterword, Attached, Channel, Command, Configure, ConversationId,
    CustomerDraft, DraftKey, DraftText, EditComment, Failure, Fate, Header, Kept, LabelDraft, Mailbox,
    MessageId, Mode, OrgId, Party, PersonId, Receive, ReplyDraft, RuleId, Says, Seen, Send, Seq,
    SharingChoice, SidebarForm, Signature, Snooze, Story, TeamDraft, TeamId, Then, Triage, Verb, Window,
    Zone, fnv1a,
};

use crate::properties_support::life::Life;

const ORG: OrgId = OrgId(1);

/// Lives on by the story.
pub fn told(mut life: Life) -> Life {
    let owner = life
        .state
        .directory
        .people
        .values()
        .find(|it| it.roles.get(&ORG).is_some_and(|it| *it == team_inbox::model::Role::Owner));
    let me = owner.expect("somebody owns it").id;
    let others = life.state.directory.people.values();
    let other = others.filter(|it| it.id != me && it.roles.contains_key(&ORG)).map(|it| it.id).next();
    let other = other.expect("nobody is alone");
    settings(&mut life, me, other);
    let account = AccountId(1);
    let first = life.journal.len() as u32 + 1;
    receive(&mut life, me, Receive::new(account, Mode::AsNew, vec![header(1), header(2)]));
    let part_of = Some(Seq(first));
    receive(&mut life, me, Receive { part_of, ..Receive::new(account, Mode::AsNew, vec![header(3)]) });
    ask(&mut life, Actor::Person(me), Command::FinishImport { first: Seq(first), told: vec![(other, 3)] });
    for number in 4..8 {
        let live = Receive::new(account, Mode::Live, vec![header(number)]);
        ask(&mut life, Actor::Outside, Command::Receive(live));
    }
    let it = life.state.mailbox(me, Mailbox::All).max().map(team_inbox::model::ConversationId);
    let until = life.now.plus(86_400_000);
    for verb in [
        Verb::Unread(true),
        Verb::Look,
        Verb::Watch(false),
        Verb::Watch(true),
        Verb::Star(true),
        Verb::Star(false),
        Verb::Snooze(Snooze { until, wakes: true }),
        Verb::Unsnooze,
        Verb::Trash,
        Verb::Restore,
        Verb::Spam,
        Verb::NotSpam,
    ] {
        let targets = it.map(|it| Seen::now(&life.state, it)).into_iter().collect();
        ask(&mut life, Actor::Person(me), Command::Triage(Triage { verb, targets, anyway: true }));
    }
    chat(&mut life, me);
    it.into_iter().for_each(|it| own_label(&mut life, me, it));
    it.into_iter().for_each(|it| comment(&mut life, me, it));
    add(&mut life, me);
    for (view, verb) in [(Mailbox::All, Verb::Trash), (Mailbox::Trash, Verb::Erase)] {
        let targets = it.map(|it| Seen::now(&life.state, it)).into_iter().collect();
        let triage = Command::Triage(Triage { verb, targets, anyway: true });
        life.have(Actor::Person(me), view, &triage).expect("all of it is done");
    }
    life
}

/// A label of one's own is made, put on and taken off, and put on another conversation, where it stays.
fn own_label(life: &mut Life, me: PersonId, it: ConversationId) {
    let draft = LabelDraft { owner: Some(me), ..LabelDraft::common("Mine", 2) };
    change(life, me, Configure::PutLabel(None, ORG, Some(draft)));
    let label = life.state.directory.labels.keys().next_back().copied().expect("it was made");
    let other = life.state.mailbox(me, Mailbox::All).iter().map(ConversationId).find(|other| *other != it);
    for (it, on) in [(it, true), (it, false), (other.expect("there are several"), true)] {
        let targets = vec![Seen::now(&life.state, it)];
        let verb = Verb::Label(label, on);
        ask(life, Actor::Person(me), Command::Triage(Triage { verb, targets, anyway: true }));
    }
}

/// A comment is written, edited and deleted.
fn comment(life: &mut Life, me: PersonId, it: ConversationId) {
    let said = |text: &str| text.to_owned();
    let (people, teams) = (Vec::new(), Vec::new());
    let comment = Command::Comment { conversation: it, text: said("One"), people, teams };
    ask(life, Actor::Person(me), comment);
    let comment = Seq(life.journal.len() as u32);
    for text in [Some(said("Two")), None] {
        let history = life.state.conversations.history(it).into_iter();
        let history: Vec<_> = history.map(|seq| (seq, life.journal[seq.index() - 1].clone())).collect();
        let story = Arc::new(Story::of(it, &history));
        let (people, teams) = (Vec::new(), Vec::new());
        let edit = EditComment { conversation: it, comment, text, people, teams, story };
        ask(life, Actor::Person(me), Command::EditComment(Box::new(edit)));
    }
}

/// Somebody who may not see a conversation is given access to it, is added after that, and removed again.
fn add(life: &mut Life, me: PersonId) {
    let directory = &life.state.directory;
    let stranger = |it: ConversationId| {
        let facts = life.state.facts(it);
        let mut members = directory.people_of(facts.org?).into_iter().map(|it| it.id);
        members.find(|it| !facts.admits(*it, directory)).map(|person| (it, person))
    };
    let all = life.state.mailbox(me, Mailbox::All);
    let Some((it, stranger)) = all.iter().map(ConversationId).find_map(stranger) else {
        panic!("everybody sees everything")
    };
    for how in [Adding::AccessAlone, Adding::ToInbox] {
        let verb = Verb::Add { people: vec![stranger], how, org: None };
        let targets = vec![Seen::now(&life.state, it)];
        ask(life, Actor::Person(me), Command::Triage(Triage { verb, targets, anyway: true }));
    }
    let (verb, targets) = (Verb::RemovePeople(vec![stranger]), vec![Seen::now(&life.state, it)]);
    ask(life, Actor::Person(me), Command::Triage(Triage { verb, targets, anyway: true }));
}

/// A customer chats: what is sent fails in every way, is sent again, read, edited, given signs.
fn chat(life: &mut Life, me: PersonId) {
    let mut accounts = life.state.directory.accounts.values();
    let Some(account) = accounts.find(|it| it.channel == Channel::WhatsApp && it.owner == me) else { return };
    let (account, ours) = (account.id, account.address.clone());
    let (kim, number) = (Party::bare("+4930555010"), life.state.threads.len());
    let incoming = Header { message_id: "chat-in".into(), from: kim.clone(), fingerprint: 77, ..header(70) };
    let messages = vec![(incoming, "Hello".to_owned())];
    ask(life, Actor::Outside, Command::Simulate { account, messages });
    let Some(it) = life.state.threads.conversation(MessageId(number as u32)) else { return };
    let reply = Header {
        message_id: "chat-out".into(),
        from: Party::bare(&ours),
        to: vec![kim.clone()],
        ..Header::default()
    };
    let reply_to = Some((Seen::now(&life.state, it), life.state.conversations.last(it)));
    let (text, then, anyway) = ("Hello to you".to_owned(), Then::Stay, true);
    let send = Send { reply_to, account, header: reply, text, then, draft: None, on: None, anyway };
    ask(life, Actor::Person(me), Command::Send(Box::new(send)));
    ask(life, Actor::Clock, Command::Due);
    let key = DraftKey::Reply(it);
    let draft = Some(DraftText { text: "And".to_owned(), ..DraftText::default() });
    ask(life, Actor::Person(me), Command::SaveDraft { key, draft, on: None });
    ask(life, Actor::Person(me), Command::ShareDraft { key, on: true });
    let on = life.state.drafts.get(&(me, key)).and_then(|it| it.version(me));
    ask(life, Actor::Person(me), Command::SaveDraft { key, draft: None, on });
    let hear = |life: &mut Life, of: &str, says: Says| {
        let words = vec![Afterword { message: of.to_owned(), by: kim.address.clone(), says }];
        ask(life, Actor::Outside, Command::Heed { account, words });
    };
    let sent = life.state.fares.keys().next_back().copied();
    for failure in
        [Failure::TooLate, Failure::NoSuchAddress, Failure::Blocked, Failure::Said("Code 7".to_owned())]
    {
        hear(life, "chat-out", Says::Fared(Fate::Failed(failure)));
        sent.into_iter().for_each(|it| ask(life, Actor::Person(me), Command::SendAgain(it)));
        ask(life, Actor::Clock, Command::Due);
    }
    hear(life, "chat-out", Says::Fared(Fate::Delivered));
    hear(life, "", Says::ReadUpTo(life.now));
    hear(life, "chat-in", Says::Edited("Hello there".to_owned()));
    hear(life, "chat-in", Says::Reacted("👍".to_owned()));
    hear(life, "chat-in", Says::Deleted);
    let addresses =
        vec![(Channel::WhatsApp, kim.address.clone()), (Channel::Email, "kim@x.example".to_owned())];
    let customer = CustomerDraft { name: "Kim".to_owned(), addresses };
    let owner = Actor::Person(me);
    ask(life, owner, Command::Configure(Configure::PutCustomer(None, ORG, Some(customer))));
    let file =
        Attached { name: "map.pdf".to_owned(), media: "application/pdf".to_owned(), ..Attached::default() };
    let reply = ReplyDraft { files: vec![file], ..ReplyDraft::common("Opening", "Hello {{first_name}}") };
    ask(life, owner, Command::Configure(Configure::PutSavedReply(None, ORG, Some(reply))));
    let signature = Signature { address: "ann@acme.example".into(), name: String::new(), text: "Ann".into() };
    ask(life, owner, Command::Configure(Configure::SetSignature(me, signature)));
    if let Some(id) = life.state.directory.saved_replies.keys().next_back().copied() {
        ask(life, owner, Command::Configure(Configure::SetTemplate(id, true)));
    }
}

fn ask(life: &mut Life, actor: Actor, command: Command) {
    life.have(actor, Mailbox::All, &command).unwrap_or_else(|why| panic!("not told: {why}: {command:?}"));
}

fn change(life: &mut Life, me: PersonId, it: Configure) {
    ask(life, Actor::Person(me), Command::Configure(it));
}

fn receive(life: &mut Life, me: PersonId, receive: Receive) {
    ask(life, Actor::Person(me), Command::Receive(receive));
}

fn settings(life: &mut Life, me: PersonId, other: PersonId) {
    let label = life.state.directory.labels.keys().next().copied().expect("there is a label");
    for (nth, channel) in Channel::ALL.into_iter().enumerate() {
        let (name, address) = (format!("Account {nth}"), format!("channel{nth}@badge.example"));
        change(life, me, Configure::AddAccount { owner: me, name, address, channel, simulated: true });
    }
    for (nth, kind) in AddressKind::ALL.into_iter().enumerate() {
        let sharing = SharingChoice::Inbox(vec![(
            team_inbox::model::Who::Everyone,
            team_inbox::model::Delivery::Receive,
        )]);
        let (address, code) = (format!("kind{nth}@badge.example"), "1234".to_owned());
        change(life, me, Configure::PutAddress { id: None, org: ORG, address, kind, sharing, code });
    }
    for sidebar in SidebarForm::ALL {
        let options = team_inbox::model::TeamOptions { sidebar, ..Default::default() };
        let (name, emoji) = (format!("{sidebar:?}"), String::new());
        let (active, observers) = (vec![me], Vec::new());
        let draft = TeamDraft { org: ORG, name, emoji, hue: 1, active, observers, options, successor: None };
        life.arrange(Actor::Person(me), Configure::PutTeam(None, draft)).expect("it is allowed");
    }
    let has = |text: &str| text.to_owned();
    let within = Window { from: 60, until: 61, days: Window::DAILY, zone: Zone::fixed(60) };
    let mut any = vec![
        Condition::From(has("kim")),
        Condition::To(has("nobody")),
        Condition::Cc(has("nobody")),
        Condition::Subject(has("story")),
        Condition::Body(has("words")),
        Condition::Attachment(has(".pdf")),
        Condition::Channel(Channel::Sms),
        Condition::Account(AccountId(1)),
        Condition::Within(within),
        Condition::Team(TeamId(1)),
        Condition::First(true),
        Condition::Heard,
        Condition::Failed,
        Condition::Not(Box::new(Condition::All(vec![Condition::Subject(has("of another life"))]))),
    ];
    any.extend(Kept::ALL.map(|it| Condition::Header(it, has("x"))));
    let balance = |attendance| {
        Action::Assign(Balance { method: Method::Turn, people: vec![me], teams: Vec::new(), attendance })
    };
    let by = |method| {
        Action::Assign(Balance {
            method,
            people: vec![me],
            teams: Vec::new(),
            attendance: Attendance::Anybody,
        })
    };
    for (trigger, actions) in [
        (Trigger::Reopened, vec![by(Method::All), Action::RemoveFor(vec![me]), Action::ReadFor(vec![me])]),
        (Trigger::Labels, vec![by(Method::Least), Action::Snooze(vec![me], 60), Action::Close]),
        (Trigger::Team, vec![by(Method::Random), Action::Trash]),
        (Trigger::Incoming, vec![Action::Comment("Look at this".to_owned()), Action::Notify(vec![other])]),
        (Trigger::Incoming, vec![balance(Attendance::Online), Action::ArchiveFor(vec![me])]),
        (Trigger::Incoming, vec![balance(Attendance::InOffice), Action::Label(label)]),
        (Trigger::Outgoing, vec![Action::AssignSender]),
        (Trigger::Failed, vec![Action::Notify(vec![me])]),
    ] {
        let rule = Rule {
            id: RuleId::default(),
            org: ORG,
            name: format!("{trigger:?} {}", actions.len()),
            rank: 0,
            on: true,
            trigger,
            condition: Condition::Any(any.clone()),
            actions,
            removed: false,
        };
        change(life, me, Configure::PutRule(None, ORG, Some(Box::new(rule))));
    }
}

/// Returns a message with every field that is kept.
fn header(number: u64) -> Header {
    let address = |kind: &str| format!("shared{kind}@badge.example");
    Header {
        message_id: format!("story{number}@mail.example"),
        from: Party::bare("kim@example.com"),
        to: vec![Party::bare("account0@badge.example")],
        delivered: if number == 4 { vec![address("0"), address("1"), address("2")] } else { Vec::new() },
        list: if number == 5 { vec![address("0"), address("1"), address("2")] } else { Vec::new() },
        subject: format!("Story {number}"),
        snippet: "Some words".to_owned(),
        attachments: vec!["list.pdf".to_owned()],
        kept: Kept::ALL.map(|it| (it, "x".to_owned())).to_vec(),
        found: vec!["words".to_owned()],
        fingerprint: fnv1a(number.to_le_bytes()),
        ..Header::default()
    }
}

/// What a golden journal is to hold must have been done: what is refused leaves no trace.
#[test]
fn the_story_is_told_whole() {
    let life = crate::lives::lived(1, 400);
    let before = life.journal.len();
    assert!(told(life).journal.len() > before + 60);
}
