//! The options of one person: their sections of the sidebar, absence, signatures.

use super::revision::{Revision, filled};
use crate::model::directory::{Away, Pin, Section, Signature, WhenSettled};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Sets a personal option.
    pub fn set_when_settled(&mut self, person: PersonId, option: WhenSettled) -> Result<(), Refusal> {
        self.self_only(person)?;
        self.person_mut(person)?.when_settled = option;
        Ok(())
    }

    /// Sets what stands in one's own sections of the sidebar. Sections without a name go, and what stands
    /// in one twice stands there once.
    pub fn set_sections(&mut self, person: PersonId, sections: Vec<Section>) -> Result<(), Refusal> {
        self.self_only(person)?;
        let tidy = |mut it: Section| {
            it.name = it.name.trim().to_owned();
            let mut pins: Vec<Pin> = Vec::new();
            for pin in it.pins {
                if pins.iter().all(|there| there.address != pin.address) {
                    pins.push(Pin { name: pin.name.trim().to_owned(), ..pin });
                }
            }
            Section { pins, ..it }
        };
        let sections = sections.into_iter().map(tidy).filter(|it| !it.name.is_empty()).collect();
        self.person_mut(person)?.sections = sections;
        Ok(())
    }

    /// Sets or ends an absence.
    pub fn set_away(
        &mut self,
        person: PersonId,
        absence: Option<(Option<Time>, Option<Time>)>,
    ) -> Result<(), Refusal> {
        self.self_or_admin_only(person)?;
        if let Some((Some(from), Some(until))) = absence
            && until <= from
        {
            return Err(Refusal::EndsBeforeItBegins);
        }
        let set_by = self.who.unwrap_or(person);
        self.person_mut(person)?.away = absence.map(|(from, until)| Away { from, until, set_by });
        Ok(())
    }

    /// Sets how a person signs what they send from an address; nothing at all is no signature.
    pub fn set_signature(&mut self, person: PersonId, signature: Signature) -> Result<(), Refusal> {
        self.self_only(person)?;
        let trimmed = |it: &str| it.trim().to_owned();
        let signature = Signature {
            address: signature.address.trim().to_lowercase(),
            name: trimmed(&signature.name),
            text: trimmed(&signature.text),
        };
        let address = filled(&signature.address)?;
        let signatures = &mut self.person_mut(person)?.signatures;
        let place = signatures.iter().position(|it| it.address == address);
        let is_nothing = signature.name.is_empty() && signature.text.is_empty();
        match place {
            Some(at) if is_nothing => drop(signatures.remove(at)),
            Some(at) => signatures[at] = signature,
            None if is_nothing => {}
            None => signatures.push(signature),
        }
        Ok(())
    }
}
