//! The page: wires the browser to the app and mounts it.

#[cfg(target_family = "wasm")]
mod page {
    use leptos::prelude::*;

    /// Mounts the app into the body.
    pub fn start() {
        std::panic::set_hook(Box::new(|panic| {
            leptos::logging::error!("{panic}");
            stopped();
        }));
        leptos::mount::mount_to_body(team_inbox::ui::Page);
    }

    /// Tells boot.mjs, which then replaces the page by a plain message. Nothing of ours can run
    /// after a panic, so this uses nothing but the browser.
    fn stopped() {
        if let Ok(event) = web_sys::Event::new("team-inbox-stopped") {
            let _ = window().dispatch_event(&event);
        }
    }
}

fn main() {
    #[cfg(target_family = "wasm")]
    page::start();
    #[cfg(not(target_family = "wasm"))]
    eprintln!("Team Inbox runs in a browser: make serve");
}
