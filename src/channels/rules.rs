//! What a message of a channel can carry: the words in which each file says it.

/// What a message can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carries {
    /// It has a subject.
    pub subject: bool,
    /// It may go to several, with copies.
    pub copies: bool,
    /// How long its text may be.
    pub length: Length,
    /// Which markup its readers see as such.
    pub markup: Markup,
    /// Which files may go with it.
    pub files: FileRule,
    /// It may be empty of text if a file goes with it.
    pub files_alone: bool,
}

/// How long a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as anybody likes.
    Any,
    /// At most so many characters, as the provider counts them: UTF-16 units.
    Characters(usize),
    /// At most so many bytes of UTF-8.
    Bytes(usize),
    /// At most so many characters, sent in segments that are paid for one by one.
    Segments(usize),
}

/// Which markup the other side sees as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// That of mail written here.
    Full,
    /// `*bold* _italic_ ~strike~`.
    Stars,
    /// None: a star is a star.
    None,
}

/// Which files may go with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileRule {
    /// At most so many.
    pub count: usize,
    /// The kinds that are taken, with the most bytes of each.
    pub kinds: &'static [Kinds],
}

/// A kind of file, by how its media type begins, and the most bytes one may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// How the media type begins; empty for any.
    pub media: &'static str,
    /// The most bytes.
    pub most: u64,
}
