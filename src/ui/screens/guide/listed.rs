//! What an index names, as it comes: the walkthroughs and the articles are listed so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::files;
use crate::ui::text::language::Said;

/// What has come so far, by name, in the order of the index; and what did not come.
pub struct Listed<T: Send + Sync + 'static> {
    /// What has come.
    pub all: RwSignal<Vec<(String, T)>>,
    problem: RwSignal<Option<String>>,
}

impl<T: Send + Sync + 'static> Listed<T> {
    /// Fetches everything that an index names; `missing` is said where that itself does not come.
    pub fn of(
        index: &'static str,
        missing: Said,
        fetch: impl AsyncFn(&str) -> Result<T, String> + 'static,
    ) -> Self {
        let (all, problem) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        spawn_local(async move {
            let Some(names) = files::names(index).await else {
                return drop(problem.try_set(Some(missing.to_owned())));
            };
            for name in names {
                match fetch(&name).await {
                    Ok(it) => drop(all.try_update(|all| all.push((name, it)))),
                    Err(why) => drop(problem.try_set(Some(why))),
                }
            }
        });
        Self { all, problem }
    }

    /// Says what did not come.
    pub fn problem(&self) -> impl IntoView + use<T> {
        let problem = self.problem;
        let said = |it| view! { <p class="notice notice--danger" role="alert"><span>{it}</span></p> };
        move || problem.get().map(said)
    }
}
