//! The host that a link really leads to, written so that it cannot pass for another.

/// Returns the host of a web address as it may be shown: with its own letters where all of a
/// name are of one script that does not imitate Latin, else in punycode.
pub fn shown_host(ascii_host: &str) -> String {
    let labels: Vec<Option<String>> = ascii_host.split('.').map(unicode_label).collect();
    if labels.iter().any(Option::is_none) {
        return ascii_host.to_owned();
    }
    labels.into_iter().flatten().collect::<Vec<_>>().join(".")
}

/// Returns a host in its own letters, whether they mislead or not.
pub fn own_letters(host: &str) -> String {
    let label = |it: &str| it.strip_prefix("xn--").and_then(punycode).unwrap_or_else(|| it.to_owned());
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

/// Tells whether a label of a host is written in several scripts that look alike.
pub fn has_mixed_letters(host: &str) -> bool {
    own_letters(host).split('.').any(|label| {
        let has = |wanted: &[Script]| label.chars().filter_map(script).any(|it| wanted.contains(&it));
        has(&[Script::Latin]) && has(&[Script::Cyrillic, Script::Greek, Script::Other])
    })
}

/// Returns the host that the words of a link claim, if they look like an address.
pub fn claimed_host(words: &str) -> Option<String> {
    let words = words.trim();
    let (scheme, rest) = match words.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, words),
    };
    if words.contains(char::is_whitespace) || scheme.is_some_and(|it| !it.starts_with("http")) {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let is_address = words.contains('@') && scheme.is_none();
    let top = host.rsplit('.').next().unwrap_or_default();
    let looks = host.contains('.') && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    (looks && !is_address).then(|| host.to_lowercase())
}

/// Returns whether a link to `real` may call itself `claimed`.
pub fn is_honest(claimed: &str, real: &str) -> bool {
    let (claimed, real) = (bare(claimed), bare(real));
    claimed == real || within(claimed, real) || within(real, claimed)
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// `mail.example.org` is within `example.org`; nothing is within a mere `org`.
fn within(host: &str, domain: &str) -> bool {
    domain.contains('.') && host.strip_suffix(domain).is_some_and(|it| it.ends_with('.'))
}

/// Returns a label in its own letters, or none if those could mislead.
fn unicode_label(label: &str) -> Option<String> {
    let Some(encoded) = label.strip_prefix("xn--") else {
        return Some(label.to_owned());
    };
    let decoded = punycode(encoded)?;
    let mut scripts: Vec<Script> = decoded.chars().filter_map(script).collect();
    scripts.sort_unstable();
    scripts.dedup();
    let is_plain = match scripts.as_slice() {
        [] => false,
        [one] => !matches!(one, Script::Cyrillic | Script::Greek | Script::Other),
        // Japanese is written in three scripts at once.
        several => several.iter().all(|it| matches!(it, Script::Kana | Script::Han)),
    };
    is_plain.then_some(decoded)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
    Kana,
    Han,
    Hangul,
    Other,
}

/// Returns the script of a letter; digits and hyphens belong to all.
fn script(it: char) -> Option<Script> {
    Some(match it {
        '0'..='9' | '-' => return None,
        'a'..='z' | 'A'..='Z' | '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{17f}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' => Script::Arabic,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{3041}'..='\u{30ff}' => Script::Kana,
        '\u{4e00}'..='\u{9fff}' => Script::Han,
        '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        _ => Script::Other,
    })
}

/// Decodes the part of a label after `xn--` (RFC 3492).
fn punycode(encoded: &str) -> Option<String> {
    let (basic, tail) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut out: Vec<char> = basic.chars().collect();
    let (mut code, mut place, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = tail.chars();
    while digits.as_str() != "" {
        let before = place;
        let (mut weight, mut step) = (1_u32, 36_u32);
        loop {
            let digit = match digits.next()? {
                it @ 'a'..='z' => it as u32 - 'a' as u32,
                it @ '0'..='9' => it as u32 - '0' as u32 + 26,
                _ => return None,
            };
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            step += 36;
        }
        let count = out.len() as u32 + 1;
        bias = adapt(place - before, count, before == 0);
        code = code.checked_add(place / count)?;
        place %= count;
        out.insert(place as usize, char::from_u32(code)?);
        place += 1;
    }
    Some(out.into_iter().collect())
}

fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_cannot_pass_for_others() {
        for (given, wanted) in [
            ("example.org", "example.org"),
            ("xn--mnchen-3ya.example", "münchen.example"),
            ("xn--wgv71a119e.jp", "日本語.jp"),
            // Cyrillic letters that look like "apple", and a Latin word with one of them.
            ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
            ("xn--pypal-4ve.com", "xn--pypal-4ve.com"),
            ("xn--!!.com", "xn--!!.com"),
            ("xn--.com", "xn--.com"),
        ] {
            assert_eq!(shown_host(given), wanted, "{given}");
        }
    }

    #[test]
    fn words_that_look_like_an_address_claim_a_host() {
        for (given, wanted) in [
            ("https://www.Bank.com/login", Some("www.bank.com")),
            ("bank.com", Some("bank.com")),
            ("https://bank.com@evil.org/", Some("evil.org")),
            ("Click here", None),
            ("ann@bank.com", None),
            ("1.5", None),
            ("ftp://bank.com", None),
        ] {
            assert_eq!(claimed_host(given).as_deref(), wanted, "{given}");
        }
        assert!(is_honest("bank.com", "www.bank.com"));
        assert!(is_honest("login.bank.com", "bank.com"));
        assert!(!is_honest("bank.com", "notbank.com"));
        assert!(!is_honest("bank.com", "bank.com.evil.org"));
        assert!(!is_honest("bank.com", "com"));
    }
}
