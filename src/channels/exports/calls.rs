//! What pages say to the custom API (docs/custom-api.md), and what providers say to webhooks: as a list, or
//! one after the other, as a log keeps them.

use super::pieces::Objects;
use super::{Around, Export, Form};
use crate::channels::heard::Heard;
use crate::channels::payloads;
use crate::channels::wire::{self, Asks};

pub fn is_it(head: &str) -> bool {
    head.starts_with(['{', '[']) && head.contains("\"ask\"")
}

/// The calls or payloads, in pieces.
#[derive(Debug, Default)]
pub struct Calls {
    /// They are what providers say.
    are_payloads: bool,
    objects: Objects,
    count: usize,
}

impl Calls {
    /// Reads payloads.
    pub fn of_providers() -> Self {
        Self { are_payloads: true, ..Self::default() }
    }

    fn one(&mut self, said: &str, around: &Around, export: &mut Export) {
        self.count += 1;
        if self.are_payloads {
            let read = payloads::read(said, around);
            read.heard.into_iter().for_each(|it| hear(export, it));
            read.problems.into_iter().for_each(|it| export.problem(self.count, it.1));
            return;
        }
        match wire::read(said, |_| Some(around.channel)) {
            Some(Ok(call)) => match call.asks {
                Asks::Take(heard) => heard.into_iter().for_each(|it| hear(export, it)),
                Asks::Typing(_) | Asks::Hello(_) | Asks::Gone(_) => {
                    export.problem(self.count, "it is for a moment, and the moment is over");
                }
            },
            Some(Err((_, why))) => export.problem(self.count, why),
            None => export.problem(self.count, "it says nothing that is understood"),
        }
    }
}

impl Form for Calls {
    fn feed(&mut self, text: &str, around: &Around, export: &mut Export) {
        for it in self.objects.feed(text) {
            self.one(&it, around, export);
        }
    }

    fn finish(&mut self, around: &Around, export: &mut Export) {
        let (_, form, half) = self.objects.finish();
        for it in form.into_iter().chain(half) {
            self.one(&it, around, export);
        }
    }
}

fn hear(export: &mut Export, it: Heard) {
    match it {
        Heard::Message(it) => export.messages.push(it),
        Heard::After(it) => export.words.push(it),
    }
}
