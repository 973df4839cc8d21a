//! What is found in a few messages, and what is not.

use roaring::RoaringBitmap;
use uuid::Uuid;

use super::*;
use crate::model::query::Search;
use crate::model::{
    Act, Actor, Arrived, CommentEdited, DraftKey, Event, Header, MessageId, Operation, Party, Time,
};

fn operation(at: i64, event: Event) -> Operation {
    let (id, actor, act) = (Uuid::nil(), Actor::Outside, Act::Receive);
    Operation { id, at: Time(at), actor, act, events: vec![event] }
}

fn arrived(conversation: u32, at: i64, from: &str, subject: &str) -> Event {
    let header = Header {
        from: Party { name: from.to_owned(), address: format!("{}@x.example", from.to_lowercase()) },
        to: vec![Party::bare("list@apache.org")],
        subject: subject.to_owned(),
        ..Header::default()
    };
    Event::Arrived(Box::new(Arrived {
        message: MessageId(at as u32),
        conversation: ConversationId(conversation),
        at: Time(at),
        header,
        ..Arrived::default()
    }))
}

/// Conversations 0, 1 and 2, the last being the newest.
fn index() -> Index {
    let mut index = Index::default();
    let mail = [
        (0, "Ann", "Refund please", "My order never came. Ünal signed for it."),
        (1, "Ben", "Build broken", "The refunder fails with OutOfMemory."),
        (2, "Cleo", "Lunch", "Who brings the order? 日本語のテキスト"),
    ];
    for (nth, (conversation, from, subject, text)) in mail.into_iter().enumerate() {
        let event = arrived(conversation, nth as i64 + 1, from, subject);
        index.read(Seq(nth as u32 + 1), &operation(nth as i64 + 1, event), |_| Some(text));
    }
    index
}

fn ask(index: &mut Index, typed: &str, me: u16, among: &[u32]) -> Found {
    ask_for(index, typed, me, among, 2)
}

/// Asks for so many hits at most.
fn ask_for(index: &mut Index, typed: &str, me: u16, among: &[u32], limit: u32) -> Found {
    let mut bytes = Vec::new();
    among.iter().copied().collect::<RoaringBitmap>().serialize_into(&mut bytes).unwrap();
    let Search { terms, without, .. } = Search::parse(typed);
    index.search(&Query { terms, without, me: PersonId(me), among: bytes, limit, upto: Seq(3) })
}

fn ids(index: &mut Index, typed: &str) -> Vec<u32> {
    ask_for(index, typed, 0, &[0, 1, 2], 9).hits.iter().map(|it| it.conversation.0).collect()
}

#[test]
fn words_are_found_at_their_start_newest_first() {
    let mut index = index();
    assert_eq!(ids(&mut index, "order"), [2, 0]);
    assert_eq!(ids(&mut index, "refund"), [1, 0]);
    assert_eq!(ids(&mut index, "fund"), [] as [u32; 0]);
    assert_eq!(ids(&mut index, "ORDER lunch"), [2]);
    assert_eq!(ids(&mut index, "order build"), [] as [u32; 0]);
    assert_eq!(ids(&mut index, "\"order never\""), [0]);
    assert_eq!(ids(&mut index, "ünal"), [0]);
    assert_eq!(ids(&mut index, "テキスト"), [2]);
}

#[test]
fn accents_make_no_difference_and_long_words_are_found_within_words() {
    let mut index = Index::default();
    let text = "Die Straße in München, Monatsrechnung Nr. 2025-000431, Seriennummer SN123456789, cafe\u{301}";
    for nth in 0..1200 {
        let text = if nth == 700 { text.to_owned() } else { format!("nothing of the kind {nth}x") };
        let event = arrived(nth, i64::from(nth) + 1, "Jérôme", "Façon");
        index.read(Seq(nth + 1), &operation(i64::from(nth) + 1, event), |_| Some(&text));
    }
    let all: Vec<_> = (0..1200).collect();
    let mut found = |typed: &str| {
        ask(&mut index, typed, 0, &all).hits.iter().map(|it| it.conversation.0).collect::<Vec<_>>()
    };
    for typed in [
        "strasse",
        "STRASSE",
        "munchen",
        "münchen",
        "mu\u{308}nchen",
        "rechnung",
        "monatsrechnung",
        "000431",
        "123456789",
        "456789",
        "sn1234",
        "cafe",
        "café",
        "\"rechnung nr\"",
    ] {
        assert_eq!(found(typed), [700], "{typed}");
    }
    for typed in ["echn", "onatsrechnungen", "\"rechnu nr\""] {
        assert!(found(typed).is_empty(), "{typed}");
    }
    assert_eq!(found("jerome facon").len(), 2);
}

#[test]
fn files_are_found_by_their_names() {
    let mut index = Index::default();
    let Event::Arrived(mut event) = arrived(0, 1, "Ann", "Scan") else { panic!("it is one") };
    event.header.attachments = vec!["Übersicht-2024.pdf".to_owned()];
    index.read(Seq(1), &operation(1, Event::Arrived(event)), |_| Some("see the file"));
    for typed in ["ubersicht", "2024.pdf", "übersicht-2024"] {
        assert_eq!(ids(&mut index, typed), [0], "{typed}");
    }
}

#[test]
fn what_begins_within_a_word_hides_nothing() {
    let mut index = Index::default();
    index.read(Seq(1), &operation(1, arrived(0, 1, "Ann", "A border order order")), |_| None);
    assert_eq!(ids(&mut index, "\"order order\""), [0]);
}

#[test]
fn fields_are_told_apart() {
    let mut index = index();
    assert_eq!(ids(&mut index, "subject:refund"), [0]);
    assert_eq!(ids(&mut index, "from:ben"), [1]);
    assert_eq!(ids(&mut index, "to:ben"), [] as [u32; 0]);
    let hits = ask(&mut index, "apache", 0, &[0, 1, 2]);
    assert_eq!((hits.hits.len(), hits.more), (2, true));
    assert_eq!(hits.hits[0].place, Within::People);
}

#[test]
fn nothing_is_found_that_may_not_be() {
    let mut index = index();
    let found = ask(&mut index, "order", 0, &[1]);
    assert_eq!(found, Found::default());
}

#[test]
fn a_hit_says_where_and_shows_it() {
    let mut index = index();
    let hit = ask(&mut index, "order", 0, &[0]).hits.remove(0);
    assert_eq!((hit.place, hit.marks.len()), (Within::Body, 1));
    let (from, to) = hit.marks[0];
    assert_eq!(&hit.snippet[from as usize..to as usize], "order");
    let subject = ask(&mut index, "lunch", 0, &[2]).hits.remove(0);
    assert_eq!((subject.place, subject.snippet.as_str()), (Within::Subject, "Lunch"));
}

#[test]
fn drafts_are_found_by_their_author_alone_and_comments_by_all() {
    let mut index = index();
    let key = DraftKey::Reply(ConversationId(1));
    let text = crate::model::DraftText { text: "secretly".to_owned(), ..Default::default() };
    let draft = |after| Event::Drafted { author: PersonId(7), key, before: None, after };
    index.read(Seq(4), &operation(4, draft(Some(Box::new(text)))), |_| None);
    assert_eq!(ask(&mut index, "secretly", 7, &[0, 1, 2]).hits[0].place, Within::Draft);
    assert!(ask(&mut index, "secretly", 0, &[0, 1, 2]).hits.is_empty());
    index.read(Seq(5), &operation(5, draft(None)), |_| None);
    assert!(ask(&mut index, "secretly", 7, &[0, 1, 2]).hits.is_empty());
    let shared = Some(Box::new(crate::model::SharedDraft {
        revision: Default::default(),
        by: PersonId(7),
        at: Time(0),
        editors: Vec::new(),
    }));
    let text = crate::model::DraftText { text: "openly".to_owned(), shared, ..Default::default() };
    index.read(Seq(6), &operation(6, draft(Some(Box::new(text)))), |_| None);
    assert_eq!(ask(&mut index, "openly", 0, &[0, 1, 2]).hits[0].place, Within::Draft, "others may edit it");
    assert!(ask(&mut index, "openly", 0, &[0, 2]).hits.is_empty(), "who may not see the conversation");
    index.read(Seq(7), &operation(7, draft(None)), |_| None);
    assert!(ask(&mut index, "openly", 0, &[0, 1, 2]).hits.is_empty());
    let (conversation, author) = (ConversationId(0), PersonId(7));
    let comment = Event::Commented {
        conversation,
        author,
        text: "ask the carrier".to_owned(),
        before: Default::default(),
        prior: Seq(0),
    };
    index.read(Seq(8), &operation(9, comment), |_| None);
    assert_eq!(ask(&mut index, "carrier", 0, &[0]).hits[0].place, Within::Comment);
    assert_eq!(ids(&mut index, "order"), [0, 2], "a comment moves it to the top");
}

#[test]
fn what_is_not_read_yet_is_said() {
    let mut index = index();
    let mut query = Query {
        terms: Vec::new(),
        without: Vec::new(),
        me: PersonId(0),
        among: Vec::new(),
        limit: 1,
        upto: Seq(3),
    };
    assert!(!index.search(&query).behind);
    query.upto = Seq(4);
    assert!(index.search(&query).behind);
}

#[test]
fn rare_words_are_found_among_many_blocks() {
    let mut index = Index::default();
    let text = "the quick brown fox jumps over the lazy dog again and again ".repeat(40);
    for nth in 0..1300 {
        let text = if nth == 123 { format!("{text} xylophone") } else { text.clone() };
        let event = arrived(nth, i64::from(nth) + 1, "Ann", "Fox");
        index.read(Seq(nth + 1), &operation(i64::from(nth) + 1, event), |_| Some(&text));
    }
    assert_eq!(index.texts.packed().len(), 2);
    let all: Vec<_> = (0..1300).collect();
    let found = ask(&mut index, "xylophone", 0, &all);
    assert_eq!(found.hits.iter().map(|it| it.conversation.0).collect::<Vec<_>>(), [123]);
    assert!(index.size() < 1300 * text.len() / 2);
}

#[test]
fn a_minus_leaves_out_and_or_lets_either_do() {
    let mut index = index();
    let all = ids(&mut index, "order");
    for (typed, wanted) in
        [("order -order", vec![]), ("order OR nothing99", all.clone()), ("nothing99 OR order", all)]
    {
        assert_eq!(ids(&mut index, typed), wanted, "{typed}");
    }
    // Nothing is wanted but that something is not there.
    assert_eq!(ids(&mut index, "-nothing99"), [2, 1, 0]);
}

#[test]
fn a_comment_is_found_by_what_it_says_now_and_moves_nothing_by_that() {
    let mut index = index();
    let text_of = |_: &Arrived| None;
    let conversation = ConversationId(0);
    let comment = Event::Commented {
        conversation,
        author: PersonId(7),
        text: "ask the carrier".to_owned(),
        before: Default::default(),
        prior: Seq(0),
    };
    index.read(Seq(4), &operation(4, comment), text_of);
    let order = ids(&mut index, "order");
    let edited = |before: Option<&str>, after: Option<&str>| CommentEdited {
        conversation,
        comment: Seq(4),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        prior: Seq(4),
    };
    let edit = edited(Some("ask the carrier"), Some("ask the shop"));
    index.read(Seq(5), &operation(9, Event::CommentEdited(Box::new(edit.clone()))), text_of);
    assert!(ask(&mut index, "carrier", 0, &[0]).hits.is_empty());
    assert_eq!(ask(&mut index, "shop", 0, &[0]).hits[0].place, Within::Comment);
    assert_eq!(ids(&mut index, "order"), order);
    let delete = edited(Some("ask the shop"), None);
    index.read(Seq(6), &operation(10, Event::CommentEdited(Box::new(delete.clone()))), text_of);
    assert!(ask(&mut index, "shop", 0, &[0]).hits.is_empty());
    // Taken back one by one, and then the comment itself.
    let undo = |of, event| Operation { act: Act::Undo(of), ..operation(11, event) };
    index.read(Seq(7), &undo(Seq(6), Event::CommentEdited(Box::new(delete.inverse()))), text_of);
    assert_eq!(ask(&mut index, "shop", 0, &[0]).hits.len(), 1);
    index.read(Seq(8), &undo(Seq(5), Event::CommentEdited(Box::new(edit.inverse()))), text_of);
    assert_eq!(ask(&mut index, "carrier", 0, &[0]).hits.len(), 1);
    let uncommented = Event::Uncommented { conversation, before: Default::default(), prior: Seq(0) };
    index.read(Seq(9), &undo(Seq(4), uncommented), text_of);
    assert!(ask(&mut index, "carrier", 0, &[0]).hits.is_empty());
}

#[test]
fn messages_are_found_by_their_size_and_their_links() {
    let mut index = index();
    let large = |conversation, at, len, text: &str| {
        let Event::Arrived(mut it) = arrived(conversation, at, "Kim", "Large") else { unreachable!() };
        it.header.body.len = len;
        (Event::Arrived(it), text.to_owned())
    };
    for (seq, (event, text)) in
        [large(3, 3, 2_000_000, "see https://x.example"), large(4, 4, 900, "see http://x")]
            .into_iter()
            .enumerate()
    {
        let seq = Seq(4 + seq as u32);
        index.read(seq, &operation(10 + i64::from(seq.0), event), |_| Some(text.as_str()));
    }
    let all = [0, 1, 2, 3, 4];
    let found = |index: &mut Index, typed: &str| {
        let mut found =
            ask(index, typed, 0, &all).hits.into_iter().map(|it| it.conversation.0).collect::<Vec<_>>();
        found.sort_unstable();
        found
    };
    assert_eq!(found(&mut index, "larger:1mb"), [3]);
    assert_eq!(found(&mut index, "larger:500"), [3, 4]);
    assert_eq!(found(&mut index, "larger:500 -larger:1mb"), [4]);
    assert_eq!(found(&mut index, "has:link"), [3, 4]);
    assert_eq!(found(&mut index, "has:link larger:1mb"), [3]);
    let hit = ask(&mut index, "larger:1mb", 0, &all).hits.remove(0);
    assert_eq!((hit.snippet.as_str(), hit.marks.len()), ("Large", 0));
}
