//! text/enriched (RFC 1896) as plain text: what Eudora sent before HTML.

/// Returns the readable text: formatting gone, `<<` a bracket, single line breaks a space.
pub(crate) fn enriched_text(enriched: &str) -> String {
    let mut out = String::with_capacity(enriched.len());
    let (mut rest, mut kept_breaks) = (enriched, 0_usize);
    while let Some(it) = rest.chars().next() {
        match it {
            '<' if rest.starts_with("<<") => {
                out.push('<');
                rest = &rest[2..];
            }
            '<' => {
                let Some(end) = rest.find('>') else {
                    out.push_str(rest);
                    break;
                };
                let tag = rest[1..end].to_ascii_lowercase();
                rest = &rest[end + 1..];
                match tag.as_str() {
                    "nofill" => kept_breaks += 1,
                    "/nofill" => kept_breaks = kept_breaks.saturating_sub(1),
                    // The parameter of a command, a font's name say, is not for reading.
                    "param" => rest = after_param(rest),
                    _ => {}
                }
            }
            '\r' => rest = &rest[1..],
            '\n' => rest = breaks(rest, kept_breaks > 0, &mut out),
            it => {
                out.push(it);
                rest = &rest[it.len_utf8()..];
            }
        }
    }
    out
}

fn after_param(rest: &str) -> &str {
    const END: &str = "</param>";
    let at = rest.as_bytes().windows(END.len()).position(|it| it.eq_ignore_ascii_case(END.as_bytes()));
    at.map_or("", |it| &rest[it + END.len()..])
}

/// Takes a run of line breaks: one is a space, each further one a break.
fn breaks<'x>(rest: &'x str, kept: bool, out: &mut String) -> &'x str {
    let after = rest.trim_start_matches(['\r', '\n']);
    let count = rest[..rest.len() - after.len()].bytes().filter(|it| *it == b'\n').count();
    match count {
        _ if kept => out.extend(std::iter::repeat_n('\n', count)),
        1 => out.push(' '),
        more => out.extend(std::iter::repeat_n('\n', more - 1)),
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enriched_reads_like_text() {
        for (given, wanted) in [
            ("Hi,\n\n\nyou\nthere", "Hi,\n\nyou there"),
            (
                "<fontfamily><param>Courier New</param><bigger><<Host a=\"1\" ></bigger></fontfamily>",
                "<Host a=\"1\" >",
            ),
            ("<nofill>a\nb</nofill>\nc", "a\nb c"),
            ("<bold>é</bold>\r\n\r\nx", "é\nx"),
            ("<param>open", ""),
            ("a < b", "a < b"),
        ] {
            assert_eq!(enriched_text(given), wanted, "{given}");
        }
    }
}
