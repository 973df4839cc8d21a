//! Names in feature files, looked up as walkthroughs look them up.

use team_inbox::claims::Names;
pub use team_inbox::claims::{find, listed, quoted};
use team_inbox::model::{AccountId, AddressId, ConversationId, LabelId, OrgId, PersonId, TeamId};

use super::World;

impl World {
    /// Returns the names of the world as it is; what was deleted for ever still answers to its own.
    pub fn names(&self) -> Names<'_> {
        Names { state: &self.state, before: &self.before }
    }

    /// Returns the person with a first name.
    pub fn person(&self, name: &str) -> Result<PersonId, String> {
        self.names().person(name)
    }

    /// Returns the people of a list of first names.
    pub fn people(&self, names: &str) -> Result<Vec<PersonId>, String> {
        self.names().people(names)
    }

    /// Returns the organization with a name.
    pub fn organization(&self, name: &str) -> Result<OrgId, String> {
        self.names().organization(name)
    }

    /// Returns the team with a name.
    pub fn team(&self, name: &str) -> Result<TeamId, String> {
        self.names().team(name)
    }

    /// Returns the account with an address.
    pub fn account(&self, address: &str) -> Result<AccountId, String> {
        self.names().account(address)
    }

    /// Returns the shared address.
    pub fn shared_address(&self, address: &str) -> Result<AddressId, String> {
        self.names().shared_address(address)
    }

    /// Returns the label with a name.
    pub fn label(&self, name: &str) -> Result<LabelId, String> {
        self.names().label(name)
    }

    /// Returns the conversation with a subject, or one of that name that was deleted for ever.
    pub fn conversation(&self, subject: &str) -> Result<ConversationId, String> {
        self.names().conversation(subject)
    }

    /// Returns the conversations of a list of subjects.
    pub fn conversations_of(&self, subjects: &str) -> Result<Vec<ConversationId>, String> {
        self.names().conversations_of(subjects)
    }
}
