//! The document of the reading frame, with a policy of its own.

/// What the frame may load: nothing but pictures that are already there.
const POLICY: &str = "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'";

/// What the document says of itself if it is as light or dark as the page around it.
pub const FOLLOWS: &str = "color-scheme:light dark";

/// Returns the `srcdoc` document that shows cleaned HTML.
///
/// Style sheets are barred by the page's policy, which the frame inherits; attributes are not. A
/// message without colours of its own [`FOLLOWS`] the page; one with colours is light, for the white
/// paper that they were chosen for.
pub fn frame_document(clean_html: &str) -> String {
    let scheme = if has_own_colours(clean_html) { "color-scheme:light" } else { FOLLOWS };
    format!(
        "<!DOCTYPE html><html style=\"{scheme};background:transparent\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"referrer\" content=\"no-referrer\"></head>\
         <body style=\"margin:0;color:light-dark(#1f2328,#e6e6e6);font:15px/1.5 system-ui,sans-serif;\
         overflow-wrap:break-word\">{clean_html}</body></html>"
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
        let document = frame_document("<p>hi</p>");
        let policy = document.find(POLICY).expect("the policy is there");
        assert!(policy < document.find("<p>hi").expect("the message is there"));
        assert!(!document.contains("<script") && !document.contains("<style"));
    }

    #[test]
    fn colours_keep_their_paper() {
        assert!(frame_document("<p>x</p>").contains(FOLLOWS));
        assert!(!frame_document("<p style=\"color:#000\">x</p>").contains(FOLLOWS));
        assert!(!frame_document("<td bgcolor=\"#fff\">x</td>").contains(FOLLOWS));
        assert!(frame_document("<p style=\"border-color:red\">x</p>").contains(FOLLOWS));
    }
}
