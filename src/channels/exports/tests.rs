//! Exports that are made up, in the shapes of real ones (tests/channels).

use super::*;

fn around(channel: Channel, ours: &[&str]) -> Around {
    let ours = ours.iter().map(|it| (*it).to_owned()).collect();
    Around { channel, account: "+49305550190".into(), ours, zone: Zone::fixed(60), now: None }
}

/// Reads a file, which is to be recognized by what it is.
fn export(bytes: &[u8], kind: Kind, around: &Around) -> Export {
    assert_eq!(recognized(&bytes[..bytes.len().min(HEAD)]), Some(kind));
    read(kind, bytes, around)
}

/// Sender, text, when as seconds since 1970, and whether we sent it.
fn lines(export: &Export) -> Vec<(&str, &str, i64, bool)> {
    let line = |it: &'_ Incoming| it.at.unwrap().0 / 1000;
    export
        .messages
        .iter()
        .map(|it| (it.from.address.as_str(), it.text.as_str(), line(it), it.outgoing))
        .collect()
}

#[test]
fn whatsapp_is_read_in_the_dates_of_many_telephones() {
    // 24 January 2023, 18:05 in a zone that is an hour ahead.
    const AT: i64 = 1_674_579_900;
    for line in [
        "24/01/2023, 18:05 - Kim Novak: Hello",
        "24.01.23, 18:05 - Kim Novak: Hello",
        "1/24/23, 6:05 PM - Kim Novak: Hello",
        "1/24/23, 6:05\u{202f}PM - Kim Novak: Hello",
        "24/1/23 6:05 p. m. - Kim Novak: Hello",
        "24-01-2023 18:05 - Kim Novak: Hello",
        "2023-01-24, 18:05 - Kim Novak: Hello",
        "24. 1. 2023, 18:05 - Kim Novak: Hello",
        "[24.01.23, 18:05:00] Kim Novak: Hello",
        "\u{200e}[1/24/23, 6:05:00\u{202f}PM] Kim Novak: \u{200e}Hello",
        "[24/01/2023, 18:05:00] ~\u{a0}Kim Novak: Hello",
    ] {
        let found = export(line.as_bytes(), Kind::WhatsApp, &around(Channel::WhatsApp, &[]));
        assert_eq!(lines(&found), [("kim-novak", "Hello", AT, false)], "{line}");
    }
}

#[test]
fn a_whatsapp_chat_has_two_sides_files_lines_and_lines_of_its_own() {
    let text = include_bytes!("../../../tests/channels/whatsapp-android-de.txt");
    let found = export(text, Kind::WhatsApp, &around(Channel::WhatsApp, &["Team Badge"]));
    assert_eq!(found.messages.len(), 5);
    assert_eq!(found.messages[0].text, "Guten Tag,\nwir brauchen 800 Badges.\n\nGeht das bis Freitag?");
    assert!(found.messages[1].outgoing && found.messages[1].from.address == "+49305550190");
    assert_eq!(found.messages[1].to.as_ref().unwrap().address, "+491715550188");
    assert_eq!(found.messages[2].files, ["IMG-20230124-WA0001.jpg"]);
    assert_eq!(found.messages[3].text, "Preis: 4,50 €: passt");
    assert_eq!(found.problems.len(), 1, "{:?}", found.problems);
    assert_eq!(found.problems[0].0, 1);
    let ios = include_bytes!("../../../tests/channels/whatsapp-ios-us.txt");
    let found = export(ios, Kind::WhatsApp, &around(Channel::WhatsApp, &["Badge Desk"]));
    assert_eq!(found.messages.len(), 4);
    assert_eq!(found.messages[1].files, ["00000002-PHOTO-2023-01-13-09-41-10.jpg"]);
    assert_eq!(found.messages[3].text, "See you then");
}

#[test]
fn sms_backup_and_restore_gives_texts_and_pictures_of_both_sides() {
    let xml = include_bytes!("../../../tests/channels/sms-backup.xml");
    let found = export(xml, Kind::SmsBackup, &around(Channel::Sms, &[]));
    let wanted = [
        ("+491715550134", "Is it ready? \u{1f600} & \"soon\"", 1_674_579_900, false),
        ("+49305550190", "Yes, come by.\nWe are open until 6.", 1_674_580_000, true),
        ("+491715550134", "Here it is", 1_674_580_100, false),
        ("badgeco", "Your code is 1234", 1_674_580_200, false),
    ];
    assert_eq!(lines(&found), wanted);
    assert_eq!(found.messages[0].from.name, "Lee Park");
    assert_eq!(found.messages[2].files, ["IMG_1.jpg"]);
    assert_eq!(found.problems, [(9, "there is no date".to_owned())]);
}

#[test]
fn a_download_of_messenger_or_instagram_is_mended() {
    let json = include_bytes!("../../../tests/channels/messenger.json");
    let found = export(json, Kind::Meta, &around(Channel::Messenger, &[]));
    let wanted =
        [("1234567890", "Grüße aus Köln 😀", 1_674_579_900, false), ("1234567890", "", 1_674_579_950, false)];
    assert_eq!(lines(&found)[..2], wanted);
    assert_eq!(found.messages[0].from.name, "Zoë Müller");
    assert_eq!(found.messages[1].files, ["photo_1.jpg"]);
    assert!(found.messages[2].outgoing);
    assert_eq!(found.messages[3].text, "[Story: https://instagram.com/stories/badge/1]\nNice");
    assert_eq!(found.problems.len(), 1);
    assert_eq!(meta::mend("schon gut – gelesen"), "schon gut – gelesen");
    assert_eq!(
        (Kind::Meta.channel(Channel::Instagram), Kind::Meta.channel(Channel::Sms)),
        (Channel::Instagram, Channel::Messenger)
    );
}

#[test]
fn the_log_of_twilio_and_our_own_forms_are_read() {
    let csv = include_bytes!("../../../tests/channels/twilio.csv");
    let found = export(csv, Kind::Twilio, &around(Channel::Sms, &[]));
    let wanted = [
        ("+491715550134", "Hello, \"you\"\nand you", 1_674_579_900, false),
        ("+49305550190", "Hello back", 1_674_579_960, true),
    ];
    assert_eq!(lines(&found), wanted);
    assert_eq!(found.messages[0].id, "SM0001@twilio.invalid");
    assert_eq!(found.problems, [(5, "“anonymous” is no telephone number".to_owned())]);
    let table =
        b"id;at;from;name;text\n1;2023-01-24T17:05:00Z;visitor-1;Kim;Hello\n2;yesterday;visitor-1;Kim;Hi\n";
    let chat = Around { channel: Channel::LiveChat, ..around(Channel::LiveChat, &[]) };
    let found = export(table, Kind::Own, &chat);
    assert_eq!(lines(&found), [("visitor-1", "Hello", 1_674_579_900, false)]);
    assert_eq!(found.problems, [(3, "“yesterday” is no time".to_owned())]);
    let list = br#"[{"id":"1","at":1674579900000,"from":"visitor-1","text":"Hello"},
        {"at":"2023-01-24 17:06:00","from":"x","to":"visitor-1","text":"Hi","sent":true}]"#;
    let found = export(list, Kind::Own, &chat);
    assert_eq!(found.messages.len(), 2);
    assert_eq!(found.messages[1].to.as_ref().unwrap().address, "visitor-1");
    let broken = export(br#"[{"at":1,"from":"a","text":"b"},"#, Kind::Own, &chat);
    assert_eq!((broken.messages.len(), broken.problems.len()), (1, 1), "what is whole is kept");
}

#[test]
fn calls_and_payloads_give_messages_and_words_about_them() {
    let calls =
        br#"{"ask":"message","account":"x","from":{"address":"line-2"},"message":{"id":"a","text":"Hi"}}
        {"ask":"delete","account":"x","from":{"address":"line-2"},"message":{"id":"a"}}
        {"ask":"typing","account":"x","from":{"address":"line-2"}}"#;
    let found = export(calls, Kind::Calls, &around(Channel::Custom, &[]));
    assert_eq!((found.messages.len(), found.words.len(), found.problems.len()), (1, 1, 1));
    let log = include_bytes!("../../../tests/channels/payloads/twilio.txt");
    let found = export(log, Kind::Payloads, &around(Channel::Sms, &[]));
    assert_eq!((found.messages.len(), found.words.len(), found.problems.len()), (2, 5, 3));
}

#[test]
fn however_a_file_is_cut_the_same_comes_out() {
    let files: [(&[u8], Kind, Channel); 8] = [
        (
            include_bytes!("../../../tests/channels/whatsapp-android-de.txt"),
            Kind::WhatsApp,
            Channel::WhatsApp,
        ),
        (include_bytes!("../../../tests/channels/whatsapp-ios-us.txt"), Kind::WhatsApp, Channel::WhatsApp),
        (include_bytes!("../../../tests/channels/whatsapp-group.txt"), Kind::WhatsApp, Channel::WhatsApp),
        (include_bytes!("../../../tests/channels/sms-backup.xml"), Kind::SmsBackup, Channel::Sms),
        (include_bytes!("../../../tests/channels/messenger.json"), Kind::Meta, Channel::Messenger),
        (include_bytes!("../../../tests/channels/twilio.csv"), Kind::Twilio, Channel::Sms),
        (include_bytes!("../../../tests/channels/payloads/twilio.txt"), Kind::Payloads, Channel::Sms),
        (include_bytes!("../../../tests/channels/payloads/whatsapp.json"), Kind::Payloads, Channel::WhatsApp),
    ];
    for (bytes, kind, channel) in files {
        let around = around(channel, &["Team Badge"]);
        let whole = export(bytes, kind, &around);
        assert!(!whole.messages.is_empty());
        for size in [1, 2, 3, 7, 64, 1000] {
            let mut reader = Reader::of(kind, bytes, &around);
            let mut found = Export::default();
            bytes.chunks(size).for_each(|it| found.extend(reader.feed(it)));
            found.extend(reader.finish());
            assert_eq!(found, whole, "{kind:?} in pieces of {size}");
        }
    }
}

#[test]
fn a_chat_of_several_is_one_conversation() {
    let text = include_bytes!("../../../tests/channels/whatsapp-group.txt");
    let found = export(text, Kind::WhatsApp, &around(Channel::WhatsApp, &["Team Badge"]));
    let senders: Vec<_> = found.messages.iter().map(|it| it.from.address.as_str()).collect();
    assert_eq!(senders, ["kim-novak", "+49305550190", "lee-park", "kim-novak", "+491715550134"]);
    let mail = mail(&found, &around(Channel::WhatsApp, &["Team Badge"]));
    let first = crate::model::message_key(&mail[0].header.message_id);
    assert!(mail[0].header.references.is_empty());
    assert!(mail[1..].iter().all(|it| it.header.references == [first]));
    assert_eq!(found.problems.len(), 3, "{:?}", found.problems);
    let json = r#"{"participants":[{"name":"Kim"},{"name":"Lee"},{"name":"Badge"}],
        "messages":[{"sender_name":"Lee","timestamp_ms":2000,"content":"Hi"},{"sender_name":"Kim","timestamp_ms":1000,"content":"Hello"}],
        "thread_path":"inbox/three_77"}"#;
    let found = export(json.as_bytes(), Kind::Meta, &around(Channel::Messenger, &["Badge"]));
    assert!(found.messages[0].answers.is_empty() && !found.messages[1].answers.is_empty());
    assert_eq!(found.messages[1].from.address, "lee");
}

#[test]
fn pictures_of_an_mms_come_with_their_bytes() {
    let xml = br#"<?xml version="1.0"?><smses count="1"><mms date="1674579900000" msg_box="1" address="+491715550134">
        <parts><part ct="image/png" name="a.png" data="iVBORw0KGgo=" /><part ct="text/plain" text="Look" /></parts></mms></smses>"#;
    let around = around(Channel::Sms, &[]);
    let found = export(xml, Kind::SmsBackup, &around);
    let [message] = &found.messages[..] else { panic!("{found:?}") };
    assert_eq!((message.media[0].name.as_str(), &message.media[0].bytes[1..4]), ("a.png", &b"PNG"[..]));
    let mbox = AsMail::of(&around).write(found.messages.clone());
    let start = mbox.iter().position(|it| *it == b'\n').unwrap() + 1;
    let letter = crate::mail::Letter::read(&mbox[start..]);
    assert_eq!(letter.attachments[0].name, "a.png");
    assert_eq!(crate::mail::read(&mbox[start..]).text.trim(), "Look", "its name is not in the text, too");
}

#[test]
fn what_is_mail_or_anything_else_is_not_taken_for_an_export() {
    for other in [
        &b"From ann@x.example Tue Jan 24 18:05:00 2023\nSubject: a\n\nHello"[..],
        b"Subject: 24/01/2023, 18:05 - Kim: Hello\n\n24/01/2023, 18:05\n",
        b"{\"version\":3}",
        b"<html><smses></html>",
        b"name,age\nKim,7\n",
        b"",
        b"\xff\xd8\xff\xe0",
    ] {
        assert_eq!(recognized(other), None, "{}", String::from_utf8_lossy(other));
    }
}

#[test]
fn texts_that_were_never_sent_are_not_taken_for_what_the_other_side_wrote() {
    let sms = |kind: &str| {
        format!(r#"<sms address="+491715550134" date="1674579900000" type="{kind}" body="{kind}" />"#)
    };
    let mms = r#"<mms date="1674580100000" msg_box="4" address="+491715550134"><parts>
        <part ct="text/plain" text="never" /></parts></mms>"#;
    let all: String = ["1", "2", "3", "4", "5", "6", "", "7"].map(sms).concat();
    let found =
        export(format!("<smses>{all}{mms}</smses>").as_bytes(), Kind::SmsBackup, &around(Channel::Sms, &[]));
    let texts: Vec<_> = found.messages.iter().map(|it| (it.text.as_str(), it.outgoing)).collect();
    assert_eq!(texts, [("1", false), ("2", true)]);
    assert_eq!(found.problems.len(), 7);
}

#[test]
fn a_table_may_begin_with_empty_lines() {
    let table = b"\n \r\n\nat,from,text\n2023-01-24T17:05:00Z,visitor-1,Hello\nsoon,visitor-1,Hi\n";
    let found = export(table, Kind::Own, &around(Channel::LiveChat, &[]));
    assert_eq!(lines(&found), [("visitor-1", "Hello", 1_674_579_900, false)]);
    assert_eq!(found.problems, [(6, "“soon” is no time".to_owned())]);
}

#[test]
fn a_whatsapp_message_of_very_many_lines_is_read_in_one_go() {
    let text = format!("24/01/2023, 18:05 - Kim: Hello{}", "\nand".repeat(200_000));
    let found = export(text.as_bytes(), Kind::WhatsApp, &around(Channel::WhatsApp, &[]));
    assert_eq!(found.messages[0].text.lines().count(), 200_001);
}

/// Returns the headers of what was read as mail.
fn mail(export: &Export, around: &Around) -> Vec<crate::mail::Parsed> {
    let mut parsed = Vec::new();
    let mut take = |it: crate::mail::Piece<'_>| {
        if let crate::mail::Piece::Message { raw, .. } = it {
            parsed.push(crate::mail::parse(&raw, None));
        }
    };
    let mut splitter = crate::mail::Splitter::default();
    splitter.feed(&AsMail::of(around).write(export.messages.clone()), &mut take);
    splitter.finish(&mut take);
    parsed
}

fn ids(export: &Export, around: &Around) -> Vec<String> {
    mail(export, around).into_iter().map(|it| it.header.message_id).collect()
}

#[test]
fn what_was_said_twice_within_a_minute_is_two_messages_and_the_same_two_when_read_again() {
    let line = "24/01/2023, 18:05 - Kim: ok\n";
    let around = around(Channel::WhatsApp, &[]);
    let read = |times: usize| ids(&export(line.repeat(times).as_bytes(), Kind::WhatsApp, &around), &around);
    let three = read(3);
    assert_eq!(three.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    assert_eq!(read(2), three[..2]);
    let exact = "<smses>".to_owned()
        + &r#"<sms address="+491715550134" date="1674579900123" type="1" body="ok" />"#.repeat(2);
    let twice = ids(&export(exact.as_bytes(), Kind::SmsBackup, &around), &around);
    assert_eq!(twice[0], twice[1], "a backup that holds one text twice");
}

#[test]
fn ids_of_a_table_are_those_of_its_senders() {
    let table = b"id,at,from,to,text,sent\n1,2023-01-24T17:05:00Z,visitor-1,,Hello,\n\
        1,2023-01-24T17:05:00Z,visitor-2,,Hello,\n1,2023-01-24T17:05:00Z,x,visitor-1,Hello,yes\n\
        1,2023-01-24T17:05:00Z,x,visitor-2,Hello,yes\n1@acme.example,2023-01-24T17:05:00Z,visitor-2,,Hello,\n";
    let around = around(Channel::LiveChat, &[]);
    let found = ids(&export(table, Kind::Own, &around), &around);
    assert_eq!(found[0], crate::channels::heard::own_id("1", "visitor-1"), "as the custom API calls it");
    assert_eq!(found.iter().collect::<std::collections::BTreeSet<_>>().len(), 5);
    assert_eq!(found[4], "1@acme.example");
}

#[test]
fn a_time_of_no_calendar_breaks_nothing() {
    for at in [i64::MIN, -1, i64::MAX] {
        let found = export(
            format!(r#"[{{"at":{at},"from":"visitor-1","text":"Hello"}}]"#).as_bytes(),
            Kind::Own,
            &around(Channel::LiveChat, &[]),
        );
        assert_eq!(mail(&found, &around(Channel::LiveChat, &[])).len(), 1, "{at}");
    }
}

#[test]
fn every_address_of_a_channel_is_itself_again_as_mail() {
    for (channel, written) in [
        (Channel::Custom, "Halle/Süd:7#1"),
        (Channel::Custom, "Größe"),
        (Channel::Custom, "'o'neil'"),
        (Channel::Custom, "\\server\\drucker"),
        (Channel::Custom, "a@b@c"),
        (Channel::LiveChat, "visitor_1.2-3"),
        (Channel::Messenger, "kim.novak-2"),
        (Channel::Sms, "+49 171 5550134"),
    ] {
        for name in ["", "Kim Novak"] {
            let from = crate::channels::heard::party(channel, name, written).unwrap();
            let around = around(channel, &[]);
            let text = "Hello".to_owned();
            let messages = vec![Incoming { from: from.clone(), text, ..Incoming::default() }];
            let mail = mail(&Export { messages, ..Export::default() }, &around);
            assert_eq!(mail[0].header.from, from, "{channel:?} {written}");
        }
    }
    for odd in ["Line 2", "line\u{a0}2", "line (2)"] {
        assert_eq!(crate::channels::heard::party(Channel::Custom, "", odd), None, "{odd}");
    }
}

#[test]
fn exports_become_mail_that_reads_as_what_they_said() {
    let text = include_bytes!("../../../tests/channels/whatsapp-android-de.txt");
    let around = around(Channel::WhatsApp, &["Team Badge"]);
    let found = export(text, Kind::WhatsApp, &around);
    let parsed = mail(&found, &around);
    assert_eq!(parsed.len(), found.messages.len());
    let ids: std::collections::BTreeSet<_> = parsed.iter().map(|it| it.header.message_id.clone()).collect();
    assert_eq!(ids.len(), parsed.len(), "each has an id of its own");
    for (mail, chat) in parsed.iter().zip(&found.messages) {
        assert_eq!(mail.header.from.address, chat.from.address);
        assert_eq!(mail.header.date, chat.at);
        assert_eq!(mail.said.sent, chat.outgoing);
    }
}
