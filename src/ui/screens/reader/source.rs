//! The source of a message: shown as text, saved as a file, handed to the mail program.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Reading;
use crate::browser::files;
use crate::mail;
use crate::model::Arrived;
use crate::ui::app::App;
use crate::ui::app::dialog::Dialog;
use crate::ui::text;
use crate::work::written;

/// So much of a source is shown; the file has all of it.
const SHOWN: usize = 512 * 1024;

/// Shows the source of a message.
pub fn show(app: App, reading: Reading, arrived: Arrived) {
    let subject = text::subject(&arrived.header.subject).to_owned();
    fetch(app, reading, arrived, move |app, bytes| {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN)]).replace('\r', "");
        app.dialog.set(Some(Dialog::Original(Box::new((subject, shown)))));
    });
}

/// Hands the person the message as a file.
pub fn save(app: App, reading: Reading, arrived: Arrived) {
    let name = text::file_name(&arrived.header.subject, "eml");
    fetch(app, reading, arrived, move |_, bytes| {
        drop(files::download(&name, "message/rfc822", &bytes));
    });
}

fn fetch(app: App, reading: Reading, arrived: Arrived, then: impl FnOnce(App, Vec<u8>) + 'static) {
    let client = app.work();
    let story = reading.story.get_untracked().unwrap_or_default();
    spawn_local(async move {
        match client.eml(&arrived, &story).await {
            Ok(bytes) => then(app, bytes),
            Err(_) => app.complain(text::NO_BODY),
        }
    });
}

/// Returns the address that hands a message written here to the mail program; none if it is too
/// long for one, is no mail, or has files, which no such address takes.
pub fn mailto(reading: Reading, arrived: &Arrived) -> Option<String> {
    let story = reading.story.get_untracked().unwrap_or_default();
    let header = &arrived.header;
    let is_mail = header.to.iter().chain(&header.cc).chain(&header.bcc).all(|it| is_mail(&it.address));
    let text = arrived.text.as_ref().filter(|_| is_mail && header.files.is_empty())?;
    let references = story.references_of(header);
    mail::mailto(&written(header, text, arrived.at, references, Vec::new()))
}

fn is_mail(address: &str) -> bool {
    address.split_once('@').is_some_and(|(local, _)| !local.is_empty())
}
