//! Small parts that every screen is made of: icons, faces, times. They take props, never context.

pub mod linked;
pub mod menu;
pub mod moment;

use js_sys::{Date, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::model::{Channel, ConversationId, Mailbox, PersonId, State, Time};
use crate::ui::text;

/// An icon of `style/icons.svg`; decoration only, so a button names itself.
#[component]
pub fn Icon(
    /// Its name there, without the `i-`.
    #[prop(into)]
    name: Signal<&'static str>,
    /// Further classes, such as `icon--small`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = format!("icon {class}");
    view! { <svg class=class aria-hidden="true"><use href=move || format!("#i-{}", name.get())></use></svg> }
}

/// The face of a colleague: initials on their colour.
#[component]
pub fn Avatar(
    /// Who.
    person: PersonId,
    /// Their name.
    #[prop(into)]
    name: String,
    /// Smaller than a line.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let class = if small { "avatar avatar--small" } else { "avatar" };
    view! { <span class=class data-hue=hue(person).to_string() title=name.clone() aria-hidden="true">{initials(&name)}</span> }
}

/// Returns the colour of a person, 1 to 8.
pub const fn hue(person: PersonId) -> u16 {
    person.0 % 8 + 1
}

/// Returns "MC" for "Mia Chen", "JS" for "jo.smith@example.com".
pub fn initials(name: &str) -> String {
    let name = name.split('@').next().unwrap_or(name);
    let words: Vec<_> = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let first = |it: &&str| it.chars().next();
    let letters: String = match words[..] {
        [] => "?".to_owned(),
        [one] => one.chars().take(2).collect(),
        [one, .., last] => first(&one).into_iter().chain(first(&last)).collect(),
    };
    letters.to_uppercase()
}

/// Returns the icon of a channel.
pub const fn channel_icon(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "mail",
        Channel::Sms => "phone",
        Channel::WhatsApp => "whatsapp",
        Channel::Instagram => "instagram",
        Channel::Messenger => "messenger",
        Channel::LiveChat => "chat",
        Channel::Custom => "code",
    }
}

/// Tells whether a channel carries chats: short messages without a subject of their own.
pub const fn is_chat(channel: Channel) -> bool {
    !matches!(channel, Channel::Email | Channel::Custom)
}

/// Returns the subject; of a chat, which has none of its own, the other party, then what it is.
pub fn title(state: &State, it: ConversationId) -> (String, Option<String>) {
    let all = &state.conversations;
    let subject = text::subject(all.subject(it)).to_owned();
    let channel = state.directory.accounts.get(&all.account(it)).map(|it| it.channel);
    if channel.is_some_and(is_chat) {
        (text::party(all.party(it)).to_owned(), Some(subject))
    } else {
        (subject, None)
    }
}

/// Returns the icon of a mailbox.
pub const fn mailbox_icon(mailbox: Mailbox) -> &'static str {
    match mailbox {
        Mailbox::Inbox => "inbox",
        Mailbox::TeamInboxes | Mailbox::TeamInbox(_) => "team",
        Mailbox::AssignedToMe | Mailbox::TeamAssigned(_) => "assigned",
        Mailbox::AssignedToOthers => "assign",
        Mailbox::Closed | Mailbox::TeamClosed(_) => "close",
        Mailbox::All | Mailbox::TeamAll(_) => "all",
        Mailbox::Snoozed => "snooze",
        Mailbox::Starred => "star",
        Mailbox::Drafts => "draft",
        Mailbox::Sent => "send",
        Mailbox::Outbox => "outbox",
        Mailbox::Trash => "trash",
        Mailbox::Spam => "spam",
        Mailbox::Label(_) => "label",
    }
}

thread_local! {
    static FULL: Intl::DateTimeFormat = {
        let options = Object::new();
        for (key, value) in [("dateStyle", "full"), ("timeStyle", "short")] {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        Intl::DateTimeFormat::new(&js_sys::Array::of1(&JsValue::from_str("en-GB")), &options)
    };
}

fn date(at: Time) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}

/// Returns a time as a list shows it: today the hour, this year the day, else the date. Not by the
/// browser's `Intl`, whose formats take longer to make than all rows of a first list.
pub fn when(at: Time, now: Time) -> String {
    let (then, today) = (date(at), date(now));
    let (day, month, year) = (then.get_date(), then.get_month(), then.get_full_year());
    let month = || text::MONTHS.get(month as usize).copied().unwrap_or_default();
    if year != today.get_full_year() {
        format!("{day} {} {year}", month())
    } else if (then.get_month(), day) != (today.get_month(), today.get_date()) {
        format!("{day} {}", month())
    } else {
        format!("{:02}:{:02}", then.get_hours(), then.get_minutes())
    }
}

/// Returns a time in full, for titles.
pub fn in_full(at: Time) -> String {
    let text = FULL.with(|it| it.format().call1(&JsValue::UNDEFINED, &date(at)));
    text.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// Returns a size as people read it: `88 kB`, `1.2 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
