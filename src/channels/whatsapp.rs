//! WhatsApp: telephone numbers, free text within a day of the customer's last message, then templates.

use super::rules::{Carries, FileRule, Kinds, Length, Markup};
use super::telephone;

pub const ICON: &str = "whatsapp";

pub const CARRIES: Carries = Carries {
    subject: false,
    copies: false,
    length: Length::Characters(4096),
    markup: Markup::Stars,
    files: FileRule {
        count: 1,
        kinds: &[
            Kinds { media: "image/jpeg", most: 5_000_000 },
            Kinds { media: "image/png", most: 5_000_000 },
            Kinds { media: "video/mp4", most: 16_000_000 },
            Kinds { media: "audio/", most: 16_000_000 },
            Kinds { media: "application/", most: 100_000_000 },
            Kinds { media: "text/", most: 100_000_000 },
        ],
    },
    files_alone: true,
};

/// Providers write a number without its plus, exports with `@s.whatsapp.net` behind it.
pub fn address(written: &str) -> Option<String> {
    let bare = written.trim();
    let bare = bare.strip_suffix("@s.whatsapp.net").or_else(|| bare.strip_suffix("@c.us")).unwrap_or(bare);
    let is_bare_number =
        bare.len() >= 8 && bare.bytes().all(|it| it.is_ascii_digit()) && !bare.starts_with('0');
    if is_bare_number { telephone::number(&format!("+{bare}")) } else { telephone::number(bare) }
}

pub fn shown(address: &str) -> String {
    telephone::shown(address)
}
