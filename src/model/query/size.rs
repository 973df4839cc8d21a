//! Sizes as they are typed: `500kb`, `1mb`, `2.5 MB`.

/// Returns how many bytes a size in lower case is; without a unit it is bytes. A unit that is still being
/// typed counts.
pub fn bytes(written: &str) -> Option<u64> {
    let at = written.find(|it: char| !it.is_ascii_digit() && it != '.' && it != ',').unwrap_or(written.len());
    let (number, unit) = (written[..at].replace(',', "."), written[at..].trim());
    let factor = match unit {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    Some((number * factor) as u64)
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
        ] {
            assert_eq!(bytes(written), Some(size), "{written}");
        }
        for none in ["", "mb", "much", "1.2.3", "5 pages", "-1", "."] {
            assert_eq!(bytes(none), None, "{none}");
        }
    }
}
