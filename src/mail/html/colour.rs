//! Colours: read as far as mail writes them, and whether text can be told from its paper.

/// Red, green and blue.
pub(super) type Colour = [u8; 3];

pub(super) const WHITE: Colour = [255; 3];

/// Reads a colour; none if it is none, or one that is seen through.
pub(super) fn read(text: &str) -> Option<Colour> {
    let text = text.split('!').next().unwrap_or_default().trim();
    let lower = text.to_ascii_lowercase();
    if let Some(inner) = lower.strip_prefix("rgb").and_then(|it| it.trim_start_matches('a').strip_prefix('('))
    {
        let mut parts = inner.trim_end_matches(')').split([',', ' ', '/']).filter(|it| !it.trim().is_empty());
        let mut part = || -> Option<u8> {
            let part = parts.next()?.trim();
            match part.strip_suffix('%') {
                Some(share) => Some((share.parse::<f32>().ok()?.clamp(0.0, 100.0) * 2.55) as u8),
                None => Some(part.parse::<f32>().ok()?.clamp(0.0, 255.0) as u8),
            }
        };
        let colour = [part()?, part()?, part()?];
        let is_clear = parts.next().is_some_and(|it| it.trim().parse::<f32>().is_ok_and(|it| it < 0.5));
        return (!is_clear).then_some(colour);
    }
    let digits = lower.strip_prefix('#').unwrap_or(&lower);
    if digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        let nibble = |at: usize| u8::from_str_radix(&digits[at..=at], 16).ok();
        match digits.len() {
            3 | 4 => return Some([nibble(0)? * 17, nibble(1)? * 17, nibble(2)? * 17]),
            6 | 8 => {
                let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
                return Some([byte(0)?, byte(2)?, byte(4)?]);
            }
            _ => {}
        }
    }
    NAMES.iter().find(|it| it.0 == lower).map(|it| it.1)
}

/// Returns the first colour in a `background`, of a gradient the one it begins with.
pub(super) fn of_background(value: &str) -> Option<&str> {
    colour_within(value, 3)
}

fn colour_within(value: &str, depth: usize) -> Option<&str> {
    let mut rest = value;
    while !rest.is_empty() {
        let word = &rest[..word_len(rest)];
        let is_function = |name: &str| word.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        if read(word).is_some() {
            return Some(word);
        }
        if let Some(open) = word.find('(')
            && !is_function("url")
            && depth > 0
            && let Some(found) = colour_within(word[open + 1..].trim_end_matches(')'), depth - 1)
        {
            return Some(found);
        }
        rest = rest[word.len()..].trim_start_matches(|it: char| it.is_whitespace() || it == ',');
    }
    None
}

/// Returns the length of a word, its parentheses included.
fn word_len(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, it) in text.char_indices() {
        match it {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            it if depth == 0 && at > 0 && (it.is_whitespace() || it == ',') => return at,
            _ => {}
        }
    }
    text.len()
}

/// Tells whether nobody could read text of one colour on paper of another: a contrast below 1.3 to 1.
pub(super) fn is_lost(text: Colour, paper: Colour) -> bool {
    let (one, other) = (luminance(text) + 0.05, luminance(paper) + 0.05);
    one.max(other) / one.min(other) < 1.3
}

fn luminance(colour: Colour) -> f32 {
    let [red, green, blue] = colour.map(|it| {
        let share = f32::from(it) / 255.0;
        if share <= 0.04 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const NAMES: &[(&str, Colour)] = &[
    ("white", WHITE),
    ("black", [0, 0, 0]),
    ("red", [255, 0, 0]),
    ("green", [0, 128, 0]),
    ("blue", [0, 0, 255]),
    ("navy", [0, 0, 128]),
    ("gray", [128, 128, 128]),
    ("grey", [128, 128, 128]),
    ("silver", [192, 192, 192]),
    ("maroon", [128, 0, 0]),
    ("purple", [128, 0, 128]),
    ("teal", [0, 128, 128]),
    ("olive", [128, 128, 0]),
    ("orange", [255, 165, 0]),
    ("yellow", [255, 255, 0]),
    ("lime", [0, 255, 0]),
    ("aqua", [0, 255, 255]),
    ("cyan", [0, 255, 255]),
    ("fuchsia", [255, 0, 255]),
    ("magenta", [255, 0, 255]),
    ("pink", [255, 192, 203]),
    ("brown", [165, 42, 42]),
    ("darkblue", [0, 0, 139]),
    ("darkred", [139, 0, 0]),
    ("darkgreen", [0, 100, 0]),
    ("lightgray", [211, 211, 211]),
    ("lightgrey", [211, 211, 211]),
    ("darkgray", [169, 169, 169]),
    ("whitesmoke", [245, 245, 245]),
    ("snow", [255, 250, 250]),
    ("ivory", [255, 255, 240]),
    ("midnightblue", [25, 25, 112]),
    ("steelblue", [70, 130, 180]),
    ("royalblue", [65, 105, 225]),
    ("indigo", [75, 0, 130]),
    ("tomato", [255, 99, 71]),
    ("crimson", [220, 20, 60]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_style() {
        for (given, wanted) in [
            ("#fff", Some(WHITE)),
            ("#FFFFFF !important", Some(WHITE)),
            ("ffffff", Some(WHITE)),
            ("White", Some(WHITE)),
            ("rgb(255, 255,255)", Some(WHITE)),
            ("rgba(100%,100%,100%,.9)", Some(WHITE)),
            ("rgb(0 0 0 / 1)", Some([0; 3])),
            ("rgba(0,0,0,0)", None),
            ("transparent", None),
            ("#ff", None),
            ("", None),
        ] {
            assert_eq!(read(given), wanted, "{given}");
        }
    }

    #[test]
    fn a_background_has_a_colour_somewhere() {
        for (given, wanted) in [
            ("#123456", Some("#123456")),
            ("url(x.png) no-repeat center #123456", Some("#123456")),
            ("linear-gradient(90deg, #112233 0%, #445566)", Some("#112233")),
            ("linear-gradient(to right, rgb(1, 2, 3), red), url(x)", Some("rgb(1, 2, 3)")),
            ("navy url('a b.png')", Some("navy")),
            ("url(red)", None),
            ("none", None),
            ("((((", None),
        ] {
            assert_eq!(of_background(given), wanted, "{given}");
        }
    }

    #[test]
    fn text_is_lost_on_its_own_colour() {
        assert!(is_lost(WHITE, WHITE) && is_lost([250; 3], WHITE) && is_lost([0; 3], [10; 3]));
        assert!(!is_lost([119; 3], WHITE) && !is_lost(WHITE, [0; 3]) && !is_lost([200; 3], WHITE));
    }
}
