//! A control as people and assistive technology find it: by landmark, role and accessible name.

/// The roles that a control may have here.
pub const ROLES: &[&str] = &[
    "button",
    "link",
    "menuitem",
    "radio",
    "checkbox",
    "switch",
    "textbox",
    "searchbox",
    "combobox",
    "row",
    "heading",
    "region",
    "tab",
    "group",
    "dialog",
];
/// The landmarks and the like within which one is looked for.
const AREAS: &[&str] =
    &["navigation", "main", "region", "dialog", "menu", "group", "toolbar", "row", "complementary", "list"];

/// An accessible name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it says, or begins with.
    pub text: String,
    /// It may go on: a number that changes, a hint.
    pub goes_on: bool,
}

impl Name {
    /// Reads `"Settings"`, or `"Support…"` for a name that goes on.
    fn read(quoted: &str) -> Option<Self> {
        let text = quoted.strip_prefix('"')?.strip_suffix('"').filter(|it| !it.contains('"'))?;
        let begin = text.strip_suffix('…');
        Some(Self { text: begin.unwrap_or(text).to_owned(), goes_on: begin.is_some() })
    }

    /// Tells whether a name is this one, however it is spaced.
    pub fn is(&self, name: &str) -> bool {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.goes_on { name.starts_with(&self.text) } else { name == self.text }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "\"{}{}\"", self.text, if self.goes_on { "…" } else { "" })
    }
}

/// A control, and the landmark that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// The landmark, dialog or row: its role, and its name if that matters.
    pub area: Option<(String, Option<Name>)>,
    /// Its role.
    pub role: String,
    /// Its accessible name.
    pub name: Name,
}

impl Control {
    /// Reads `dialog "Assign…", checkbox "Ben…"`; the first part may be left out.
    ///
    /// # Errors
    /// What is not understood.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (area, rest) = match text.split_once(", ").filter(|it| starts_with(it.0, AREAS) && is_whole(it.0))
        {
            Some((area, rest)) => {
                let (role, name) = area.split_once(' ').map_or((area, None), |it| (it.0, Some(it.1)));
                let name = name
                    .map(|it| Name::read(it).ok_or_else(|| format!("“{it}” is no name in quotation marks")));
                (Some((role.to_owned(), name.transpose()?)), rest)
            }
            None => (None, text),
        };
        let (role, name) =
            rest.split_once(' ').ok_or_else(|| format!("“{rest}” should be a role and a name"))?;
        if !ROLES.contains(&role) {
            return Err(format!("there is no role “{role}”: there are {}", ROLES.join(", ")));
        }
        let name = Name::read(name).ok_or_else(|| format!("“{name}” is no name in quotation marks"))?;
        Ok(Self { area, role: role.to_owned(), name })
    }
}

fn starts_with(text: &str, words: &[&str]) -> bool {
    words.contains(&text.split(' ').next().unwrap_or_default())
}

/// A comma within a name ends nothing.
fn is_whole(text: &str) -> bool {
    text.matches('"').count().is_multiple_of(2)
}

impl std::fmt::Display for Control {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.area {
            Some((role, Some(name))) => write!(out, "{role} {name}, ")?,
            Some((role, None)) => write!(out, "{role}, ")?,
            None => {}
        }
        write!(out, "{} {}", self.role, self.name)
    }
}

/// What is asked of a control of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// Whether one of a role and a name is there.
    There(&'a str, &'a str),
    /// Whether one of a role and a name is chosen or ticked.
    Chosen(&'a str, &'a str),
    /// Whether a field of a role and a name holds a text, or the option of that name.
    Holds(&'a str, &'a str, &'a str),
    /// Whether a text is shown.
    Text(&'a str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_comes_back_as_it_was_written() {
        for text in [
            "button \"Share\"",
            "navigation \"Mailboxes\", link \"Settings\"",
            "dialog \"Assign…\", checkbox \"Ben, the second…\"",
            "main, button \"a, b\"",
        ] {
            assert_eq!(Control::read(text).unwrap().to_string(), text);
        }
        assert!(Control::read("knob \"Share\"").unwrap_err().contains("knob"));
        assert!(Control::read("button Share").unwrap_err().contains("Share"));
        let name = Control::read("link \"Support…\"").unwrap().name;
        assert!(name.is(" Support\n 3 unread") && !name.is("My Support"));
        assert!(!Control::read("link \"Support\"").unwrap().name.is("Support 3"));
    }
}
