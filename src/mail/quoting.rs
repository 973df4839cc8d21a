//! The lines by which programs tell what is quoted, signed or added: "Ann wrote:", "Original Message", `-- `,
//! in the languages of those that are met most.

/// Returns whether the line is marked as a quotation.
pub(crate) fn is_quoted(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('>')
}

/// Returns whether a signature or the footer of a list starts with this line.
pub(crate) fn starts_signature(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    matches!(line, "-- " | "--") || is_rule(line)
}

/// A long line of dashes or underscores: lists put their footer below one.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 40 && (line.bytes().all(|it| it == b'-') || line.bytes().all(|it| it == b'_'))
}

/// What programs write above a message that they quote whole.
const ORIGINAL: &[&str] = &[
    "original message",
    "ursprüngliche nachricht",
    "message d'origine",
    "mensaje original",
    "messaggio originale",
];

/// Tells whether a message that is quoted whole starts below this line.
pub(super) fn starts_original(line: &str) -> bool {
    let line = line.trim();
    let Some(words) = line.strip_prefix("-----") else { return false };
    let words = words.trim_matches(['-', ' ']);
    ORIGINAL.contains(&words.to_lowercase().as_str())
}

/// Tells whether lines are the footer of a list, not the rest of a table or a chapter.
pub(super) fn is_footer(lines: &[&str]) -> bool {
    const MARKS: &[&str] =
        &["unsubscribe", "mailing list", "listinfo", "mailing-list", "abbestellen", "désinscri"];
    let mut below = lines.iter().filter(|it| !it.trim().is_empty()).take(8).map(|it| it.to_lowercase());
    lines.len() <= 40 && below.any(|it| MARKS.iter().any(|mark| it.contains(mark)))
}

/// How a line begins, in the head of a message, that says who wrote it.
const WHO: &[&str] = &[
    "from:",
    "von:",
    "de:",
    "de :",
    "da:",
    "van:",
    "från:",
    "fra:",
    "od:",
    "от:",
    "від:",
    "lähettäjä:",
    "差出人:",
    "发件人:",
    "发件人：",
    "寄件者:",
];

/// When.
const WHEN: &[&str] = &[
    "sent:",
    "date:",
    "gesendet:",
    "datum:",
    "envoyé",
    "enviado",
    "enviada",
    "inviato",
    "verzonden:",
    "skickat:",
    "sendt:",
    "wysłano",
    "отправлено",
    "дата:",
    "надіслано",
    "lähetetty:",
    "送信日時:",
    "发送时间",
    "寄件日期",
    "data:",
    "fecha:",
    "date :",
];

/// About what.
const WHAT: &[&str] = &[
    "subject:",
    "betreff:",
    "objet",
    "asunto:",
    "assunto:",
    "oggetto:",
    "onderwerp:",
    "ämne:",
    "emne:",
    "temat:",
    "тема:",
    "aihe:",
    "件名:",
    "主题",
    "主旨",
];

/// Tells whether lines begin with the head of an earlier message, as Outlook puts it below an answer:
/// who, when, and about what.
pub(super) fn starts_history(lines: &[&str]) -> bool {
    let starts = |line: &str, words: &[&str]| {
        let bare = line.trim().trim_start_matches('*').to_lowercase();
        words.iter().any(|it| bare.starts_with(it))
    };
    let Some(first) = lines.first().filter(|it| it.len() < 300 && starts(it, WHO)) else { return false };
    let below = |many: usize, words: &[&str]| lines.iter().skip(1).take(many).any(|it| starts(it, words));
    !first.is_empty() && below(3, WHEN) && below(7, WHAT)
}

/// Returns how many lines the attribution at the start of `lines` takes ("On …, Ann wrote:"), if
/// a quotation follows it.
pub(crate) fn attribution_len(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim();
    if first.is_empty() || first.len() > 200 || is_quoted(first) {
        return None;
    }
    let len = if first.ends_with(':') {
        1
    } else {
        let second = lines.get(1)?.trim();
        let wraps = first.starts_with("On ") && second.ends_with("wrote:") && second.len() < 200;
        if !wraps {
            return None;
        }
        2
    };
    let next = lines[len..].iter().find(|it| !it.trim().is_empty())?;
    let blanks = lines[len..].iter().take_while(|it| it.trim().is_empty()).count();
    let says = len == 2 || ATTRIBUTIONS.iter().any(|it| first.to_lowercase().contains(it));
    (says && blanks <= 1 && is_quoted(next)).then_some(len)
}

/// What stands between a name and what they wrote.
const ATTRIBUTIONS: &[&str] = &[
    " wrote",
    "writes:",
    "schrieb",
    "a écrit",
    "escribió",
    "ha scritto",
    " said",
    "escreveu",
    "skrev",
    "schreef",
];
