//! The document of the reading frame, with a policy of its own.

/// What the frame may load: nothing but pictures that are already there.
const POLICY: &str = "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'";

/// Returns the `srcdoc` document that shows cleaned HTML.
///
/// Style sheets are barred by the page's policy, which the frame inherits; attributes are not. In
/// dark mode a message without colours of its own is dark; one with colours keeps the white paper
/// that they were chosen for.
pub fn frame_document(clean_html: &str, dark: bool) -> String {
    let (scheme, paper, ink) = match (dark, has_own_colours(clean_html)) {
        (true, false) => ("dark", "transparent", "#e6e6e6"),
        (true, true) => ("light", "#ffffff", "#1f2328"),
        (false, _) => ("light", "transparent", "#1f2328"),
    };
    format!(
        "<!DOCTYPE html><html style=\"color-scheme:{scheme};background:{paper}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"referrer\" content=\"no-referrer\"></head>\
         <body style=\"margin:0;padding:{};color:{ink};font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere\">\
         {clean_html}</body></html>",
        if paper == "transparent" { "0" } else { "12px" },
    )
}

/// Returns whether the message chose colours of text or paper.
fn has_own_colours(clean_html: &str) -> bool {
    const MARKS: &[&str] = &[" bgcolor=\"", "background-color:", "\"color:", ";color:", " color=\""];
    MARKS.iter().any(|it| clean_html.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_has_its_own_policy_before_anything_else() {
        let document = frame_document("<p>hi</p>", false);
        let policy = document.find(POLICY).expect("the policy is there");
        assert!(policy < document.find("<p>hi").expect("the message is there"));
        assert!(!document.contains("<script") && !document.contains("<style"));
    }

    #[test]
    fn colours_keep_their_paper_in_the_dark() {
        assert!(frame_document("<p>x</p>", true).contains("color-scheme:dark"));
        assert!(frame_document("<p style=\"color:#000\">x</p>", true).contains("background:#ffffff"));
        assert!(frame_document("<td bgcolor=\"#fff\">x</td>", true).contains("color-scheme:light"));
        assert!(frame_document("<p style=\"border-color:red\">x</p>", true).contains("color-scheme:dark"));
    }
}
