//! The `style` attribute: properties by name, none that takes an address, values without tricks.

use super::colour;

/// The properties that are kept. None of them takes an address, places things over others, or
/// makes text that is not there.
pub(super) const PROPERTIES: &[&str] = &[
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "border-radius",
    "border-right",
    "border-right-color",
    "border-right-style",
    "border-right-width",
    "border-spacing",
    "border-style",
    "border-top",
    "border-top-color",
    "border-top-style",
    "border-top-width",
    "border-width",
    "box-sizing",
    "caption-side",
    "clear",
    "color",
    "direction",
    "display",
    "empty-cells",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-position",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "opacity",
    "overflow",
    "overflow-wrap",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "table-layout",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "visibility",
    "white-space",
    "width",
    "word-break",
    "word-spacing",
    "word-wrap",
];

const FUNCTIONS: &[&str] = &["rgb", "rgba", "hsl", "hsla"];
const MAX_STYLE: usize = 4_000;

/// Returns the declarations that are listed and plain; none if nothing is left.
///
/// It is stricter than CSS: a value with a backslash, an unknown function or an odd quote is
/// dropped, never repaired.
pub(super) fn filter_style(style: &str) -> Option<String> {
    if style.len() > MAX_STYLE {
        return None;
    }
    let mut out = String::with_capacity(style.len());
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        // The short form takes an address, and so do pictures; of both the colour is kept.
        let is_background = matches!(name.as_str(), "background" | "background-image");
        let colour = is_background.then(|| colour::of_background(value)).flatten();
        let (name, value) = match colour {
            Some(colour) => ("background-color", colour),
            None => (name.as_str(), value),
        };
        if PROPERTIES.contains(&name) && is_plain(value) {
            if !out.is_empty() {
                out.push(';');
            }
            out.push_str(name);
            out.push(':');
            out.push_str(value);
        }
    }
    (!out.is_empty()).then_some(out)
}

fn is_plain(value: &str) -> bool {
    let is_known = |it: char| {
        it.is_alphanumeric() || matches!(it, ' ' | '#' | '%' | '.' | ',' | '-' | '+' | '/' | '!' | '(' | ')')
    };
    let quotes = |mark: char| value.matches(mark).count();
    !value.is_empty()
        && value.chars().all(|it| is_known(it) || matches!(it, '\'' | '"'))
        && !value.contains("/*")
        && quotes('\'') % 2 == 0
        && quotes('"') % 2 == 0
        && functions_are_known(value)
}

fn functions_are_known(value: &str) -> bool {
    let mut pieces = value.split('(');
    let last = pieces.next_back().unwrap_or_default();
    let opens = value.matches('(').count();
    let closes = value.matches(')').count();
    opens == closes
        && !(opens == 0 && last.contains(')'))
        && pieces.all(|before| {
            let name =
                before.rsplit(|it: char| !it.is_ascii_alphanumeric() && it != '-').next().unwrap_or_default();
            FUNCTIONS.iter().any(|it| it.eq_ignore_ascii_case(name))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_plain_declarations_stay() {
        for (given, wanted) in [
            ("color: red; position:fixed;top:0", Some("color:red")),
            ("COLOR:#FFF !important", Some("color:#FFF !important")),
            ("background: #eee", Some("background-color:#eee")),
            ("background:url(https://x/y.png) no-repeat #123", Some("background-color:#123")),
            ("background-image:linear-gradient(#123, #456)", Some("background-color:#123")),
            ("background:none", None),
            ("background:url(https://x/y.png)", None),
            ("color:u\\72l(https://x)", None),
            ("width:expression(alert(1))", None),
            (
                "font-family:'Segoe UI',\"Arial\",sans-serif",
                Some("font-family:'Segoe UI',\"Arial\",sans-serif"),
            ),
            ("font-family:'x;color:red", Some("color:red")),
            (
                "color:rgb(1, 2, 3);border:1px solid rgba(0,0,0,.5)",
                Some("color:rgb(1, 2, 3);border:1px solid rgba(0,0,0,.5)"),
            ),
            ("color:var(--x)", None),
            ("width:calc(1px + attr(x))", None),
            ("color:red/*x*/", None),
            ("@import 'x';color:blue", Some("color:blue")),
            ("color:a)b(", None),
            ("behavior:url(x);-moz-binding:url(x)", None),
            ("", None),
        ] {
            assert_eq!(filter_style(given).as_deref(), wanted, "{given}");
        }
    }
}
