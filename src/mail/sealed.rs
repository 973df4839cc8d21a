//! What is said of a message that nobody here can open.

use serde::{Deserialize, Serialize};

use super::{leaf::Leaf, mime::MimeFields};

/// How a message is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sealed {
    /// Encrypted with PGP: only who has the key can read it, in a program that has it.
    Pgp,
    /// Encrypted with S/MIME.
    Smime,
    /// Signed with S/MIME in a way that wraps the text.
    SmimeWrapped,
}

/// Tells how a message is sealed; none if it can be read.
pub(crate) fn sealed(mime: &MimeFields<'_>, leaves: &[Leaf<'_>]) -> Option<Sealed> {
    let is_pgp = |it: &Leaf<'_>| it.media == "application/pgp-encrypted";
    if mime.media().is_some_and(|it| it == "multipart/encrypted") || leaves.iter().any(is_pgp) {
        return Some(Sealed::Pgp);
    }
    // A part of its own kind, not one that somebody attached.
    if let [only] = leaves
        && matches!(only.media.as_str(), "application/pkcs7-mime" | "application/x-pkcs7-mime")
    {
        let kind = mime.parameter("smime-type").unwrap_or_default();
        let is_signed = kind.eq_ignore_ascii_case("signed-data");
        return Some(if is_signed { Sealed::SmimeWrapped } else { Sealed::Smime });
    }
    let first = leaves.iter().find(|it| it.is_shown() && !it.is_html())?;
    first.text(4_096).trim_start().starts_with("-----BEGIN PGP MESSAGE-----").then_some(Sealed::Pgp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Letter;

    #[test]
    fn what_cannot_be_read_is_said() {
        for (raw, wanted) in [
            (
                "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n--b\n\
                 Content-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\n\
                 -----BEGIN PGP MESSAGE-----\n--b--\n",
                Some(Sealed::Pgp),
            ),
            ("Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", Some(Sealed::Pgp)),
            (
                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx",
                Some(Sealed::Smime),
            ),
            ("Content-Type: application/x-pkcs7-mime; name=smime.p7m\n\nx", Some(Sealed::Smime)),
            ("Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nx", Some(Sealed::SmimeWrapped)),
            ("Subject: x\n\nHow do I read -----BEGIN PGP MESSAGE-----?\n", None),
            (
                "Content-Type: multipart/signed; boundary=b\n\n--b\n\nsigned\n--b\n\
                 Content-Type: application/pgp-signature\n\nx\n--b--\n",
                None,
            ),
        ] {
            assert_eq!(Letter::read(raw.as_bytes()).sealed, wanted, "{raw}");
        }
    }
}
