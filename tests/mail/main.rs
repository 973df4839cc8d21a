//! Mail from hostile hands: HTML that attacks, structures that explode, bytes that are no mail.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod exports;
mod hostile_html;
mod hostile_messages;
mod properties;
mod reading;
