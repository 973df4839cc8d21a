//! Sizes as they are typed: `500kb`, `1mb`, `2.5 MB`.

/// Returns how many bytes a size in lower case is; without a unit it is bytes. A unit that is still being
/// typed counts.
pub fn bytes(written: &str) -> Option<u64> {
    let at = written.find(|it: char| !it.is_ascii_digit() && it != '.' && it != ',').unwrap_or(written.len());
    let (number, unit) = (&written[..at], written[at..].trim());
    let factor: u64 = match unit {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        _ => return None,
    };
    // No float is read: the tables for that weigh as much as all of this language.
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits = |it: &str| if it.is_empty() { Some(0) } else { it.parse::<u64>().ok() };
    let scale = 10_u64.checked_pow(part.len() as u32)?;
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    digits(whole)?.checked_mul(factor)?.checked_add(digits(part)?.checked_mul(factor)? / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units_or_are_bytes() {
        for (written, size) in [
            ("500", 500),
            ("500kb", 500_000),
            ("1m", 1_000_000),
            ("2.5mb", 2_500_000),
            ("2,5 mb", 2_500_000),
            ("1gb", 1_000_000_000),
            ("0", 0),
            (".5kb", 500),
        ] {
            assert_eq!(bytes(written), Some(size), "{written}");
        }
        for none in ["", "mb", "much", "1.2.3", "5 pages", "-1", ".", "99999999999gb"] {
            assert_eq!(bytes(none), None, "{none}");
        }
    }
}
