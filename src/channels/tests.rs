//! What must hold of every channel, and what differs between them.

use super::*;
use crate::model::{Attached, fits_template, has_variables};

fn file(media: &str, size: u32) -> Attached {
    Attached { name: "a.bin".into(), media: media.into(), size, ..Attached::default() }
}

fn asked<'a>(text: &'a str, since: Option<i64>) -> Outgoing<'a> {
    Outgoing { recipients: 1, text, files: &[], since, templates: &[], by_person: true }
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// An address of each channel as somebody may type it, and as it is compared.
const TYPED: [(Channel, &str, &str); 7] = [
    (Channel::Email, "Kim@X.example", "kim@x.example"),
    (Channel::Sms, "+49 (0)30 555-0100", "+49305550100"),
    (Channel::WhatsApp, "0049 30/555 01 00", "+49305550100"),
    (Channel::Instagram, "@Kim.Novak", "kim.novak"),
    (Channel::Messenger, "https://m.me/Kim.Novak", "kim.novak"),
    (Channel::LiveChat, "Visitor-8841", "visitor-8841"),
    (Channel::Custom, "Print-Partner", "print-partner"),
];

#[test]
fn every_channel_has_an_icon_an_address_and_can_be_answered() {
    assert_eq!(TYPED.map(|it| it.0), Channel::ALL, "a new channel belongs into this table");
    let mut icons: Vec<_> = Channel::ALL.into_iter().map(icon).collect();
    icons.sort_unstable();
    icons.dedup();
    assert_eq!(icons.len(), Channel::ALL.len(), "two channels share an icon");
    for (channel, typed, compared) in TYPED {
        assert_eq!(address(channel, typed).as_deref(), Some(compared), "{channel:?}");
        assert_eq!(address(channel, compared).as_deref(), Some(compared), "{channel:?}: read again");
        assert_eq!(
            address(channel, &shown(channel, compared)).as_deref(),
            Some(compared),
            "{channel:?}: shown"
        );
        assert_eq!(address(channel, ""), None, "{channel:?}");
        assert_eq!(address(channel, "<b>\u{0}</b>"), None, "{channel:?}: no markup");
        let named = format!("Kim Novak <{typed}>");
        let party = Party { name: "Kim Novak".into(), address: compared.into() };
        assert_eq!(recipients(channel, &named), Ok(vec![party]), "{channel:?}");
        assert_eq!(refused(channel, &asked("Hello", Some(MINUTE))), None, "{channel:?}");
    }
}

#[test]
fn only_mail_goes_to_several_and_may_be_empty() {
    for channel in Channel::ALL {
        let several = Outgoing { recipients: 2, ..asked("Hello", Some(0)) };
        let (is_mail, blank) = (channel == Channel::Email, asked(" \n", Some(0)));
        assert_eq!(refused(channel, &several), (!is_mail).then_some(Refused::Several), "{channel:?}");
        assert_eq!(refused(channel, &blank), (!is_mail).then_some(Refused::Empty), "{channel:?}");
        let picture = [file("image/png", 1)];
        let alone = Outgoing { files: &picture, ..blank };
        assert_eq!(refused(channel, &alone), None, "{channel:?}: a picture without a word");
    }
}

#[test]
fn telephone_numbers_are_one_however_they_are_written() {
    for written in [
        "+49 30 5550100",
        "+49 (0)30 555 01 00",
        "0049-30-5550100",
        "tel:+49-30-555-0100",
        "\u{202a}+49 30 5550100\u{202c}",
        "＋49 30.555.0100",
    ] {
        assert_eq!(address(Channel::Sms, written).as_deref(), Some("+49305550100"), "{written}");
    }
    for bad in ["030 5550100", "+49", "+0 30 5550100", "+49 30 CALL", "++4930555", "1234567890123456", ""] {
        assert_eq!(address(Channel::Sms, bad), None, "{bad}");
    }
    assert_eq!(address(Channel::Sms, "62262").as_deref(), Some("62262"), "a short code");
    assert_eq!(address(Channel::WhatsApp, "4930555010@s.whatsapp.net").as_deref(), Some("+4930555010"));
    assert_eq!(
        address(Channel::WhatsApp, "4930555010").as_deref(),
        Some("+4930555010"),
        "as webhooks have it"
    );
    for (number, shown_as) in [("+12025550147", "+1 2025550147"), ("+35315550100", "+353 15550100")] {
        assert_eq!(shown(Channel::Sms, number), shown_as);
    }
}

#[test]
fn segments_are_those_of_the_standard() {
    let of = |text: &str| {
        let it = Segments::of(text);
        (it.alphabet, it.count, it.left)
    };
    use Alphabet::{Gsm, Ucs2};
    assert_eq!(of(""), (Gsm, 0, 160));
    assert_eq!(of(&"a".repeat(160)), (Gsm, 1, 0));
    assert_eq!(of(&"a".repeat(161)), (Gsm, 2, 145));
    assert_eq!(of(&"a".repeat(306)), (Gsm, 2, 0));
    assert_eq!(of(&"€".repeat(80)), (Gsm, 1, 0), "the euro takes two places");
    // 76 signs of two places fill 152 of 153: the next one begins a segment.
    assert_eq!(of(&"€".repeat(81)), (Gsm, 2, 143));
    assert_eq!(of(&"ж".repeat(70)), (Ucs2, 1, 0));
    assert_eq!(of(&"ж".repeat(71)), (Ucs2, 2, 63));
    assert_eq!(of("Hi 🎫"), (Ucs2, 1, 65), "a sign outside the first plane takes two");
    assert_eq!(of(&format!("{}🎫", "ж".repeat(66 + 4))), (Ucs2, 2, 62), "and is not cut in two");
    assert_eq!(Segments::of("Grüße àé").odd, None);
    assert_eq!(Segments::of("it’s").odd, Some('’'));
}

#[test]
fn a_text_that_is_too_long_is_refused_with_by_how_much() {
    let too_long = |channel, text: &str| match refused(channel, &asked(text, Some(0))) {
        Some(Refused::TooLong { most, over, bytes }) => Some((most, over, bytes)),
        other => {
            assert_eq!(other, None);
            None
        }
    };
    for (channel, most) in [
        (Channel::Sms, 1600),
        (Channel::WhatsApp, 4096),
        (Channel::Messenger, 2000),
        (Channel::LiveChat, 10_000),
        (Channel::Custom, 100_000),
    ] {
        assert_eq!(too_long(channel, &"a".repeat(most)), None, "{channel:?}");
        assert_eq!(too_long(channel, &"a".repeat(most + 3)), Some((most, 3, false)), "{channel:?}");
    }
    assert_eq!(too_long(Channel::Instagram, &"ü".repeat(500)), None);
    assert_eq!(too_long(Channel::Instagram, &"ü".repeat(501)), Some((1000, 2, true)));
    assert_eq!(too_long(Channel::Email, &"a".repeat(1_000_000)), None);
    assert_eq!(left(Channel::WhatsApp, &"a".repeat(4000)), Some(Left::Characters(96)));
    assert_eq!(left(Channel::WhatsApp, "short"), None);
    assert_eq!(left(Channel::Instagram, &"ü".repeat(450)), Some(Left::Bytes(100)));
}

#[test]
fn files_are_refused_by_kind_size_and_number() {
    let check = |channel, files: &[Attached]| refused(channel, &Outgoing { files, ..asked("Hi", Some(0)) });
    let name = || "a.bin".to_owned();
    assert_eq!(check(Channel::Sms, &[file("application/pdf", 1)]), Some(Refused::FileKind(name())));
    assert_eq!(
        check(Channel::Sms, &[file("image/png", 6_000_000)]),
        Some(Refused::FileSize(name(), 5_000_000))
    );
    assert_eq!(check(Channel::WhatsApp, &[file("application/pdf", 90_000_000)]), None);
    let two = [file("image/png", 1), file("image/png", 1)];
    assert_eq!(check(Channel::WhatsApp, &two), Some(Refused::TooManyFiles(1)));
    assert_eq!(check(Channel::Instagram, &[file("application/pdf", 1)]), Some(Refused::FileKind(name())));
    assert_eq!(check(Channel::Email, &two), None);
}

#[test]
fn a_closed_window_leaves_a_template_or_nothing() {
    let templates = ["Hello {{first_name}}, your order {{order}} is ready.".to_owned()];
    let check =
        |channel, text, since| refused(channel, &Outgoing { templates: &templates, ..asked(text, since) });
    let template = "Hello Kim, your order 1043 is ready.";
    let needs = |never| Some(Refused::NeedsTemplate { never });
    assert_eq!(check(Channel::WhatsApp, "Hi", Some(DAY - 1)), None);
    assert_eq!(check(Channel::WhatsApp, "Hi", Some(DAY)), needs(false));
    assert_eq!(check(Channel::WhatsApp, "Hi", None), needs(true));
    assert_eq!(check(Channel::WhatsApp, template, Some(9 * DAY)), None);
    assert_eq!(check(Channel::WhatsApp, template, None), None);
    for channel in [Channel::Messenger, Channel::Instagram] {
        let closed = |never| Some(Refused::Closed { never });
        assert_eq!(check(channel, "Hi", Some(DAY)), None, "a person may for a week");
        assert_eq!(check(channel, "Hi", Some(7 * DAY)), closed(false));
        assert_eq!(check(channel, template, None), closed(true));
        let by_rule = Outgoing { by_person: false, ..asked("Hi", Some(DAY)) };
        assert_eq!(refused(channel, &by_rule), closed(false), "a rule may not");
    }
    for channel in [Channel::Email, Channel::Sms, Channel::LiveChat, Channel::Custom] {
        assert_eq!(check(channel, "Hi", None), None, "{channel:?}");
    }
}

#[test]
fn a_template_is_sent_word_for_word() {
    let template = "Hi {{first_name}}, {{what}} is ready.";
    for (text, fits) in [
        ("Hi Kim, your badge is ready.", true),
        (" Hi Kim, your badge is ready.\n", true),
        ("Hi , your badge is ready.", false),
        ("Hi Kim, your badge is ready. Also, buy more!", false),
        ("Hi {{first_name}}, your badge is ready.", false),
        ("Hi Kim\nNovak, it is ready.", false),
        ("Hello Kim, it is ready.", false),
        ("", false),
    ] {
        assert_eq!(fits_template(template, text), fits, "{text}");
    }
    for name in ["Özil", "李", "éa"] {
        assert!(fits_template(template, &format!("Hi {name}, ächzend is ready.")), "{name}");
    }
    assert!(fits_template("We are open.", "We are open.") && !fits_template("", ""));
    assert!(has_variables(template) && !has_variables("We are open."));
    assert!(fits_template("{{a}}{{b}}", "xy") && !fits_template("{{a}}{{b}}", "x"));
}

/// What a provider takes, said anew from its reference: the most of a text, in which unit, and the most
/// bytes of a file of some kinds. Nothing here asks the rules that are tested.
fn takes(channel: Channel, text: &str, files: &[Attached], since: Option<i64>) -> bool {
    let (utf16, bytes) = (text.encode_utf16().count(), text.len());
    let fits = match channel {
        Channel::Email => true,
        Channel::Sms => utf16 <= 1600,
        Channel::WhatsApp => utf16 <= 4096,
        Channel::Instagram => bytes <= 1000,
        Channel::Messenger => utf16 <= 2000,
        Channel::LiveChat => utf16 <= 10_000,
        Channel::Custom => utf16 <= 100_000,
    };
    let most = |media: &str| match (channel, media.split('/').next().unwrap_or_default()) {
        (Channel::Email, _) => u32::MAX,
        (Channel::Sms, "image") => 5_000_000,
        (Channel::WhatsApp, "image") if media != "image/gif" => 5_000_000,
        (Channel::WhatsApp, "video") if media == "video/mp4" => 16_000_000,
        (Channel::WhatsApp, "audio") => 16_000_000,
        (Channel::WhatsApp, "application" | "text") => 100_000_000,
        (Channel::Instagram | Channel::Messenger, "image") => 8_000_000,
        (Channel::Instagram, "video" | "audio") | (Channel::Messenger | Channel::Custom, _) => 25_000_000,
        (Channel::LiveChat, "image") => 5_000_000,
        (Channel::LiveChat, _) if matches!(media, "application/pdf" | "text/plain") => 5_000_000,
        _ => 0,
    };
    let count = match channel {
        Channel::Email => usize::MAX,
        Channel::Sms | Channel::Custom => 10,
        Channel::LiveChat => 5,
        _ => 1,
    };
    let is_something = channel == Channel::Email || !text.trim().is_empty() || !files.is_empty();
    let is_open = match channel {
        Channel::WhatsApp => since.is_some_and(|it| it < DAY),
        Channel::Instagram | Channel::Messenger => since.is_some_and(|it| it < 7 * DAY),
        _ => true,
    };
    let are_taken = files.len() <= count && files.iter().all(|it| it.size <= most(&it.media));
    fits && is_something && is_open && are_taken
}

mod outgoing {
    use super::*;
    use proptest::prelude::*;

    const MEDIA: [&str; 9] = [
        "image/jpeg",
        "image/png",
        "image/gif",
        "video/mp4",
        "video/webm",
        "audio/ogg",
        "application/pdf",
        "text/plain",
        "font/woff2",
    ];
    /// The limits of all channels, so that what is made lies on both sides of each.
    const SIZES: [u32; 6] = [1, 5_000_000, 8_000_000, 16_000_000, 25_000_000, 100_000_000];
    const LENGTHS: [usize; 9] = [0, 1, 500, 1000, 1600, 2000, 4096, 10_000, 100_000];

    fn files() -> impl Strategy<Value = Vec<Attached>> {
        let one = (0..MEDIA.len(), 0..SIZES.len(), 0_u32..2);
        let made = |(media, size, more)| file(MEDIA[media], SIZES[size] + more);
        proptest::collection::vec(one.prop_map(made), 0..12)
    }

    fn texts() -> impl Strategy<Value = String> {
        let letter = prop_oneof![Just("a"), Just("ü"), Just("€"), Just("😀"), Just(" ")];
        (letter, 0..LENGTHS.len(), 0_usize..3).prop_map(|(letter, length, more)| {
            letter.repeat((LENGTHS[length] / letter.encode_utf16().count() + more).saturating_sub(1))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// What leaves is what the provider takes, and nothing that it takes is held back.
        #[test]
        fn what_leaves_breaks_no_rule_of_its_channel(
            channel in 0..Channel::ALL.len(),
            text in texts(),
            files in files(),
            since in proptest::option::of(0..8 * DAY),
        ) {
            let channel = Channel::ALL[channel];
            let outgoing = Outgoing { files: &files, ..asked(&text, since) };
            let is_refused = refused(channel, &outgoing).is_some();
            let kinds: Vec<_> = files.iter().map(|it| (&it.media, it.size)).collect();
            prop_assert_eq!(
                !is_refused, takes(channel, &text, &files, since),
                "{:?}: {} characters, {:?}, {:?}", channel, text.chars().count(), kinds, since
            );
        }
    }
}
