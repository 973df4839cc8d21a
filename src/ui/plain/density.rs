//! How much a row of the list shows, and how high it is for that.

/// How much a row shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// The subject, and what of the snippet fits beside it.
    Compact,
    /// The subject, and a line of the snippet.
    #[default]
    Comfortable,
    /// The subject, and two lines of the snippet.
    Spacious,
}

impl Density {
    /// Every one, the smallest first.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Comfortable, Self::Spacious];
    /// A window as high as this has room for spacious rows.
    pub const ROOM: f64 = 1000.0;

    /// Returns the one that goes by a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Returns the one for a window, unless a person chooses.
    pub fn fitting(height: f64) -> Self {
        if height >= Self::ROOM { Self::Spacious } else { Self::default() }
    }

    /// Returns the name that it is kept by, and that the style sheet knows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Comfortable => "comfortable",
            Self::Spacious => "spacious",
        }
    }

    /// Returns the height of a row; `--row-…` in style/tokens.css.
    pub const fn row(self) -> f64 {
        match self {
            Self::Compact => 52.0,
            Self::Comfortable => 68.0,
            Self::Spacious => 84.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_the_same_heights() {
        let tokens = include_str!("../../../style/tokens.css");
        for it in Density::ALL {
            assert!(tokens.contains(&format!("--row-{}: {}px;", it.name(), it.row())), "{}", it.name());
            assert_eq!(Density::named(it.name()), Some(it));
        }
    }

    #[test]
    fn two_lines_are_shown_where_there_is_room() {
        assert_eq!(Density::fitting(900.0), Density::Comfortable);
        assert_eq!(Density::fitting(1200.0), Density::Spacious);
        assert_eq!(Density::fitting(0.0), Density::Comfortable);
    }
}
