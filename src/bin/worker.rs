//! The worker: does what takes longer than a frame. `public/worker.mjs` starts it.

fn main() {
    #[cfg(target_family = "wasm")]
    team_inbox::work::serve::start();
}
