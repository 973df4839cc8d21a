//! What a finger that goes sideways over a row does, and when it is known that it goes sideways.

use super::keys::Intent;

/// To which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
}

impl Side {
    /// Returns the act that this side has until another is chosen.
    pub const fn first(self) -> Option<Intent> {
        match self {
            Self::Right => Some(Intent::Archive),
            Self::Left => Some(Intent::Assign),
        }
    }
}

/// What a swipe may do, by the names that choices are kept by.
pub const CHOICES: [(&str, Option<Intent>); 9] = [
    ("nothing", None),
    ("archive", Some(Intent::Archive)),
    ("assign", Some(Intent::Assign)),
    ("assign-to-me", Some(Intent::AssignToMe)),
    ("close", Some(Intent::CloseOrReopen)),
    ("snooze", Some(Intent::Snooze)),
    ("star", Some(Intent::Star)),
    ("unread", Some(Intent::Unread)),
    ("trash", Some(Intent::Trash)),
];

/// Returns the choice of a name.
pub fn named(name: &str) -> Option<Option<Intent>> {
    CHOICES.iter().find(|it| it.0 == name).map(|it| it.1)
}

/// Returns the name of a choice.
pub fn name(choice: Option<Intent>) -> &'static str {
    CHOICES.iter().find(|it| it.1 == choice).map_or("nothing", |it| it.0)
}

/// How a finger goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// It has hardly moved.
    Nowhere,
    /// It swipes.
    Sideways,
    /// It scrolls.
    Along,
}

/// Tells how a finger goes that has come so far.
pub fn going(across: i32, down: i32) -> Going {
    /// A finger that rests trembles so much.
    const REST: u32 = 10;
    let (across, down) = (across.unsigned_abs(), down.unsigned_abs());
    if across.max(down) < REST {
        Going::Nowhere
    } else if across > 2 * down {
        Going::Sideways
    } else {
        Going::Along
    }
}

/// Returns the side of a swipe that has gone far enough to be meant, over a row of this width.
pub fn meant(across: i32, width: i32) -> Option<Side> {
    let far = (width / 3).clamp(72, 140);
    (across.abs() >= far).then_some(if across > 0 { Side::Right } else { Side::Left })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scrolling_is_no_swipe() {
        assert_eq!(going(3, 4), Going::Nowhere);
        assert_eq!(going(-30, 4), Going::Sideways);
        assert_eq!(going(12, 9), Going::Along);
        assert_eq!(going(0, -40), Going::Along);
    }

    #[test]
    fn a_swipe_is_meant_when_it_is_long() {
        assert_eq!(meant(60, 390), None);
        assert_eq!(meant(130, 390), Some(Side::Right));
        assert_eq!(meant(-140, 2000), Some(Side::Left));
    }

    #[test]
    fn choices_are_kept_by_name() {
        for (kept, choice) in CHOICES {
            assert_eq!((named(kept), name(choice)), (Some(choice), kept));
        }
        assert_eq!(named("explode"), None);
    }
}
