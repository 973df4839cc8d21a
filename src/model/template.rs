//! Templates: texts that a provider has approved, with places for what differs. Outside the day in which
//! free text is allowed, a message is one of them word for word.

/// Tells whether a text is a template whose places are filled: `Hello {{first_name}}` fits `Hello Kim`.
/// What fills a place is not empty and on one line.
pub fn fits_template(template: &str, text: &str) -> bool {
    let (template, text) = (template.trim(), text.trim());
    if template.is_empty() {
        return false;
    }
    let mut rest = text;
    let mut pieces = pieces(template).into_iter().peekable();
    // The words before the first place stand first.
    let Some(first) = pieces.next() else { return false };
    match rest.strip_prefix(first) {
        Some(it) => rest = it,
        None => return false,
    }
    let mut is_filled = true;
    while let Some(piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        let at = match (is_last, piece.is_empty()) {
            (true, true) => Some(rest.len()),
            (true, false) => rest.strip_suffix(piece).map(str::len),
            // Two places side by side: the first has one character.
            (false, true) => rest.chars().next().map(char::len_utf8),
            (false, false) => find_behind_first(rest, piece),
        };
        let Some(at) = at else { return false };
        let filling = &rest[..at];
        is_filled &= !filling.trim().is_empty() && !filling.contains('\n') && !filling.contains("{{");
        rest = &rest[at + piece.len()..];
    }
    is_filled && rest.is_empty()
}

/// Tells whether a template has places.
pub fn has_variables(template: &str) -> bool {
    pieces(template).len() > 1
}

fn find_behind_first(text: &str, piece: &str) -> Option<usize> {
    let first = text.chars().next()?.len_utf8();
    text[first..].find(piece).map(|it| it + first)
}

/// Returns the words between the places of a template: one more than it has places.
fn pieces(template: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), template);
    while let Some((before, behind)) = rest.split_once("{{")
        && let Some((_, behind)) = behind.split_once("}}")
    {
        pieces.push(before);
        rest = behind;
    }
    pieces.push(rest);
    pieces
}
