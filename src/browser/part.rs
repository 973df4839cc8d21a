//! Functions of the page that come in a file of their own. `.ci/finish.mjs` makes the files.

pub use leptos::wasm_split::SplitLoaderError as Missing;

/// Whether a file came.
pub type Fetched = Result<(), Missing>;

/// `part!(file, fetch: fn part(…) -> T = value)` makes `fetch`, which gets a file, and `part`, which does
/// what the file holds: at once where it is here. `fetch` may be left out. Without the feature `split`, as in tests of the
/// library, everything is in one file.
macro_rules! part {
    ($file:ident, $fetch:ident: $vis:vis fn $name:ident($($arg:ident: $type:ty),*) -> $result:ty = $value:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible, preload($fetch))]
        $vis fn $name($($arg: $type),*) -> Result<$result, $crate::browser::part::Missing> {
            Ok($value)
        }
        #[cfg(not(feature = "split"))]
        $vis async fn $name($($arg: $type),*) -> Result<$result, $crate::browser::part::Missing> {
            Ok($value)
        }
        #[cfg(not(feature = "split"))]
        $vis async fn $fetch() -> $crate::browser::part::Fetched {
            Ok(())
        }
    };
    ($file:ident: $vis:vis fn $name:ident($($arg:ident: $type:ty),*) -> $result:ty = $value:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        $vis fn $name($($arg: $type),*) -> Result<$result, $crate::browser::part::Missing> {
            Ok($value)
        }
        #[cfg(not(feature = "split"))]
        $vis async fn $name($($arg: $type),*) -> Result<$result, $crate::browser::part::Missing> {
            Ok($value)
        }
    };
}
pub(crate) use part;
