//! Writing: the form that replies and new messages share, comments, and what is offered while one
//! types. What is written survives everything: it is a draft in the journal a moment after each
//! key, and kept beside it until then.

mod attached;
mod card;
mod cautions;
pub mod comment;
mod complete;
mod editor;
mod ending;
mod form;
mod formatted;
mod knowing;
mod limits;
mod lines;
mod new;
mod pasting;
mod pictures;
mod placeholders;
mod planned;
mod recipients;
mod replies;
mod saving;
mod sending;
mod signed;
mod text;
mod together;
mod tools;
mod writing;

use crate::ui::parts::offered;

pub use form::Form;
pub use new::NewMessage;
pub use planned::Planned;
pub use tools::read;
pub use writing::Purpose;
