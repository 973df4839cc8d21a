//! Who a browser is to a team's server. A person gets it as an invitation: `acme.2`, where the browser makes
//! a key; `acme.2.SECRET`, where it does not; and for who may begin the workspace `acme.1..founder` and
//! `acme.1.SECRET.founder`.

/// No word of an invitation is longer.
const LONGEST: usize = 64;

/// Who a browser is to a team's server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The workspace.
    pub workspace: String,
    /// The number of the person.
    pub person: u32,
    /// What proves it; none where the browser's own key does.
    pub secret: Option<String>,
    /// The server lets them begin the workspace.
    pub is_founder: bool,
}

impl Login {
    /// Reads an invitation, or the address that ends with one; none if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().rsplit(['/', '#']).next()?;
        let mut words = code.split('.');
        let (workspace, person, secret) = (words.next()?, words.next()?, words.next());
        let is_founder = match (words.next(), words.next()) {
            (None, None) => false,
            (Some("founder"), None) => true,
            _ => return None,
        };
        // The founder's own key: there is a word behind the secret, and none in its place.
        let secret = secret.filter(|it| !(is_founder && it.is_empty()));
        let is_name =
            |it: &str| it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
        let is_secret =
            |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_');
        let is_short = |it: &str| !it.is_empty() && it.len() <= LONGEST;
        let is_good = is_short(workspace)
            && is_name(workspace)
            && secret.is_none_or(|it| is_short(it) && is_secret(it));
        let person = person.parse().ok().filter(|it| *it > 0)?;
        let (workspace, secret) = (workspace.to_owned(), secret.map(str::to_owned));
        is_good.then_some(Self { workspace, person, secret, is_founder })
    }

    /// Returns it as an invitation.
    pub fn code(&self) -> String {
        let Self { workspace, person, .. } = self;
        match (&self.secret, self.is_founder) {
            (None, false) => format!("{workspace}.{person}"),
            (Some(secret), false) => format!("{workspace}.{person}.{secret}"),
            (secret, true) => {
                format!("{workspace}.{person}.{}.founder", secret.as_deref().unwrap_or_default())
            }
        }
    }

    /// Returns the name that the server knows.
    pub fn user(&self) -> String {
        format!("{}-{}", self.workspace, self.person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_read_wherever_it_stands() {
        let secret = Some("s3-cr_Et".into());
        let login = Login { workspace: "acme".into(), person: 2, secret, is_founder: false };
        for text in ["acme.2.s3-cr_Et", " https://inbox.example/?w=team-acme#/join/acme.2.s3-cr_Et\n"] {
            assert_eq!(Login::parse(text), Some(login.clone()), "{text}");
        }
        let keyed = Login { secret: None, ..login.clone() };
        assert_eq!(keyed.code(), "acme.2");
        assert_eq!(Login::parse("https://inbox.example/#/join/acme.2"), Some(keyed));
        let founder = Login { is_founder: true, ..login };
        assert_eq!(Login::parse(&founder.code()), Some(founder.clone()));
        let keyed = Login { secret: None, ..founder };
        assert_eq!(keyed.code(), "acme.2..founder");
        assert_eq!(Login::parse(&keyed.code()), Some(keyed));
    }

    #[test]
    fn what_is_no_invitation_is_none() {
        let long = format!("acme.2.{}", "x".repeat(65));
        for text in [
            "",
            "acme",
            "acme.0.s",
            "acme.x.s",
            "Acme.2.s",
            "a b.2.s",
            "acme.2.",
            "acme.2.s.admin",
            "acme.2.s.founder.x",
            "acme.2.s s",
            "acme.2..admin",
            &long,
        ] {
            assert_eq!(Login::parse(text), None, "{text}");
        }
    }
}
