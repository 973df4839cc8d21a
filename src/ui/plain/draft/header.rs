//! What a draft becomes when it is sent.

use crate::channels::{self, Refused};
use crate::mail::{markup, part_files};
use crate::model::{Arrived, Channel, DraftText, Header, Party, message_key};

/// Returns the header of a draft that is sent through a channel.
pub fn header(
    draft: &DraftText,
    channel: Channel,
    name: &str,
    answered: Option<&Arrived>,
    message_id: String,
) -> Result<Header, Refused> {
    let rules = channels::carries(channel);
    let parties = |written: &str| channels::recipients(channel, written).map_err(Refused::Address);
    let copies = |written: &str| if rules.copies { parties(written) } else { Ok(Vec::new()) };
    let parents = answered.map(|it| {
        let own = (!it.header.message_id.is_empty()).then(|| message_key(&it.header.message_id));
        own.into_iter().chain(it.header.references.iter().copied()).collect()
    });
    // In the order in which they leave.
    let (pictures, beside) = part_files(&draft.text, &draft.files);
    let files = [pictures, beside].concat();
    Ok(Header {
        message_id,
        references: parents.unwrap_or_default(),
        from: Party { name: name.to_owned(), address: draft.from.clone() },
        to: parties(&draft.to)?,
        cc: copies(&draft.cc)?,
        bcc: copies(&draft.bcc)?,
        subject: if rules.subject { draft.subject.clone() } else { String::new() },
        snippet: markup::bare(&draft.text).chars().take(140).collect(),
        attachments: files.iter().map(|it| it.name.clone()).collect(),
        files,
        ..Header::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Attached, BodyRef};

    #[test]
    fn files_and_the_first_words_stand_in_the_header() {
        let file = Attached { name: "a.pdf".into(), body: BodyRef::default(), ..Default::default() };
        let draft = DraftText { text: "**Hi**\n- milk".into(), files: vec![file], ..DraftText::default() };
        let header = header(&draft, Channel::Email, "Ann", None, "1@x".into()).unwrap();
        assert_eq!(header.snippet, "Hi milk");
        assert_eq!(header.attachments, ["a.pdf"]);
    }
}
