//! Organizations and their options.

use super::revision::{Revision, filled, next};
use crate::model::directory::{Directory, Organization, Role, SeveralTeams};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Makes an organization; whoever makes it becomes its owner.
    pub fn add_organization(&mut self, name: &str) -> Result<(), Refusal> {
        let owner = self.who.ok_or(Refusal::NobodyActs)?;
        let name = filled(name)?;
        let known = &self.directory.organizations;
        let id = OrgId(next(known, |it| it.0));
        let slug = Directory::unique_slug(&name, known.values().map(|it| it.slug.as_str()));
        let several_teams = SeveralTeams::default();
        let organization = Organization { id, name, slug, several_teams, removed: false };
        self.directory.organizations.insert(id, organization);
        self.person_mut(owner)?.roles.insert(id, Role::Owner);
        Ok(())
    }

    /// Renames an organization; its name in addresses stays.
    pub fn rename_organization(&mut self, org: OrgId, name: &str) -> Result<(), Refusal> {
        self.organization_mut(org)?.name = filled(name)?;
        Ok(())
    }

    /// Sets what becomes of e-mail to several teams.
    pub fn set_several_teams(&mut self, org: OrgId, option: SeveralTeams) -> Result<(), Refusal> {
        self.organization_mut(org)?.several_teams = option;
        Ok(())
    }

    fn organization_mut(&mut self, org: OrgId) -> Result<&mut Organization, Refusal> {
        self.admins_only(org)?;
        self.directory.organizations.get_mut(&org).ok_or(Refusal::Unknown)
    }
}
