//! The window that the page is seen through.

/// Returns its height in px; 0 where there is none.
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|it| it.inner_height().ok());
    height.and_then(|it| it.as_f64()).unwrap_or_default()
}
