//! Payloads that are made up, in the shapes of the providers' references (tests/channels/payloads).

use super::*;
use crate::model::{Channel, Failure};

const PHONE: &str = "+49305550190";

fn read_as(channel: Channel, account: &str, payload: &str) -> Read {
    let around = Around { channel, account: account.into(), now: Some(Time(7)), ..Around::default() };
    assert!(is_it(payload.trim_start()), "{payload}");
    read(payload, &around)
}

/// A message: id, sender with name, when, text, files and what it answers.
type Told<'a> = (&'a str, &'a str, &'a str, i64, &'a str, Vec<&'a str>, &'a str);

fn messages(read: &Read) -> Vec<Told<'_>> {
    fn told(it: &Heard) -> Option<Told<'_>> {
        let Heard::Message(it) = it else { return None };
        let files = it.files.iter().map(String::as_str).collect();
        let (from, at) = (&it.from, it.at.unwrap_or_default().0);
        Some((&it.id, &from.address, &from.name, at, &it.text, files, &it.answers))
    }
    read.heard.iter().filter_map(told).collect()
}

fn words(read: &Read) -> Vec<(&str, &str, Says)> {
    fn word(it: &Heard) -> Option<(&str, &str, Says)> {
        let Heard::After(it) = it else { return None };
        Some((&it.message, &it.by, it.says.clone()))
    }
    read.heard.iter().filter_map(word).collect()
}

#[test]
fn twilio_says_messages_and_states_by_forms() {
    let log = include_str!("../../../tests/channels/payloads/twilio.txt");
    let sms = read_as(Channel::Sms, PHONE, log);
    assert_eq!(
        messages(&sms),
        [
            ("SM01@twilio.invalid", "+491715550134", "", 7, "Is it ready? 😀 50% & more", vec![], ""),
            (
                "MM02@twilio.invalid",
                "+491715550134",
                "",
                7,
                "The badge\nhttps://media.example/ME1",
                vec!["image.jpg"],
                ""
            ),
        ]
    );
    let fared = |it| Says::Fared(it);
    assert_eq!(
        words(&sms),
        [
            ("SM03@twilio.invalid", "", fared(Fate::Sent)),
            ("SM03@twilio.invalid", "", fared(Fate::Delivered)),
            ("SM04@twilio.invalid", "", fared(Fate::Failed(Failure::NoSuchAddress))),
            ("SM05@twilio.invalid", "", fared(Fate::Failed(Failure::Blocked))),
            ("SM06@twilio.invalid", "", fared(Fate::Failed(Failure::Said("30008: Unknown error".into())))),
        ]
    );
    let why: Vec<_> = sms.problems.iter().map(|it| it.0).collect();
    assert_eq!(why, [8, 9, 10], "queued, another number, nothing: {:?}", sms.problems);
    let form = "MessageSid=SM9&From=whatsapp%3A%2B491715550188&To=whatsapp%3A%2B49305550190&Body=Hi&ProfileName=Kim+Novak&OriginalRepliedMessageSid=SM8";
    let chat = read_as(Channel::WhatsApp, PHONE, form);
    let wanted = ("SM9@twilio.invalid", "+491715550188", "Kim Novak", 7, "Hi", vec![], "SM8@twilio.invalid");
    assert_eq!(messages(&chat), [wanted]);
}

#[test]
fn whatsapp_says_messages_of_every_kind_reactions_edits_and_states() {
    let json = include_str!("../../../tests/channels/payloads/whatsapp.json");
    let read = read_as(Channel::WhatsApp, PHONE, json);
    let at = 1_674_579_900_000;
    let kim = |id, text, files, answers| (id, "+491715550188", "Kim Novak", at, text, files, answers);
    assert_eq!(
        messages(&read),
        [
            kim("wamid.A1==@whatsapp.invalid", "Can I pick it up?", vec![], ""),
            kim("wamid.A2@whatsapp.invalid", "The front", vec!["image.jpg"], "wamid.S1@whatsapp.invalid"),
            kim("wamid.A3@whatsapp.invalid", "", vec!["order 7.pdf"], ""),
            kim("wamid.A4@whatsapp.invalid", "[Hall 3 · 52.5, 13.4]", vec![], ""),
            kim("wamid.A5@whatsapp.invalid", "Yes, please", vec![], ""),
            kim("wamid.A6@whatsapp.invalid", "Lee Park +49 171 5550134", vec![], ""),
        ]
    );
    let by = "+491715550188";
    assert_eq!(
        words(&read),
        [
            ("wamid.S1@whatsapp.invalid", by, Says::Reacted("👍".into())),
            ("wamid.A1==@whatsapp.invalid", by, Says::Edited("Can I pick it up today?".into())),
            ("wamid.A2@whatsapp.invalid", by, Says::Deleted),
            ("wamid.S1@whatsapp.invalid", "", Says::Fared(Fate::Delivered)),
            ("ours@confbadge.example", "", Says::Fared(Fate::Read)),
            ("wamid.S2@whatsapp.invalid", "", Says::Fared(Fate::Failed(Failure::TooLate))),
            (
                "wamid.S3@whatsapp.invalid",
                "",
                Says::Fared(Fate::Failed(Failure::Said("131053: Media upload error. Too large".into())))
            ),
        ]
    );
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
    assert!(read_as(Channel::Sms, PHONE, json).heard.is_empty());
    let elsewhere = read_as(Channel::WhatsApp, "+49305550191", json);
    assert!(elsewhere.heard.is_empty() && elsewhere.problems[0].1.contains("not to this account"));
}

#[test]
fn messenger_and_instagram_say_messages_stories_deletions_and_reading() {
    let json = include_str!("../../../tests/channels/payloads/messenger.json");
    let page = read_as(Channel::Messenger, "confbadge", json);
    let at = 1_674_579_900_000;
    assert_eq!(
        messages(&page),
        [
            ("m_1@meta.invalid", "5551", "", at, "Do you ship to Oslo?", vec![], ""),
            (
                "m_2@meta.invalid",
                "5551",
                "",
                at,
                "https://cdn.example/1.jpg",
                vec!["image"],
                "m_1@meta.invalid"
            ),
            ("m_3@meta.invalid", "confbadge", "", at, "We do.", vec![], ""),
            ("m_4@meta.invalid", "5551", "", at, "Talk to a person", vec![], ""),
        ]
    );
    assert_eq!(
        words(&page),
        [
            ("m_3@meta.invalid", "", Says::Fared(Fate::Delivered)),
            ("", "5551", Says::ReadUpTo(Time(at + 50_000))),
            ("m_3@meta.invalid", "5551", Says::Reacted("❤".into())),
            ("m_3@meta.invalid", "5551", Says::Reacted(String::new())),
            ("m_1@meta.invalid", "5551", Says::Edited("Do you ship to Bergen?".into())),
        ]
    );
    let json = include_str!("../../../tests/channels/payloads/instagram.json");
    let gram = read_as(Channel::Instagram, "confbadge", json);
    assert_eq!(
        messages(&gram),
        [
            ("i_1@meta.invalid", "7771", "", at, "[Story: https://cdn.example/story]\nLove it", vec![], ""),
            ("i_2@meta.invalid", "7771", "", at, "[Shared post: Badges https://cdn.example/p]", vec![], ""),
        ]
    );
    assert_eq!(
        words(&gram),
        [("i_1@meta.invalid", "7771", Says::Deleted), ("i_9@meta.invalid", "", Says::Fared(Fate::Read))]
    );
    assert!(read_as(Channel::Messenger, "confbadge", json).heard.is_empty());
}

#[test]
fn what_is_damaged_or_hostile_is_a_problem_and_never_a_panic() {
    let hostile = "\u{202e}<b>Kim</b>\u{0}";
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for damaged in [
        "{\"object\":\"page\",\"entry\":7}",
        "{\"object\":\"page\",\"entry\":[{\"messaging\":[{\"message\":{\"mid\":\"1\",\"text\":\"a\"}}]}]}",
        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"value\":{\"messages\":[{}]}}]}]}",
        "MessageSid=%",
        "MessageSid=SM1&From=%zz&To=&Body=%E4",
        "{\"MessageSid\":null}",
        &deep,
        &format!("MessageSid=SM1&From=%2B491715550134&MessageStatus={hostile}"),
    ] {
        let around = Around { channel: Channel::Messenger, account: PHONE.into(), ..Around::default() };
        let read = super::read(damaged, &around);
        assert!(read.heard.is_empty() && !read.problems.is_empty(), "{damaged:.60}: {read:?}");
    }
}

#[test]
fn every_cut_of_a_payload_is_read_or_a_problem() {
    let json = include_str!("../../../tests/channels/payloads/whatsapp.json");
    let around = Around { channel: Channel::WhatsApp, account: PHONE.into(), ..Around::default() };
    for end in (0..json.len()).step_by(7).filter(|it| json.is_char_boundary(*it)) {
        let cut = read(&json[..end], &around);
        assert!(cut.heard.is_empty(), "half of a payload is none");
    }
}
