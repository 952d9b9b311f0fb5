//! Writes the JavaScript glue of a compiled module: `bundle target/wasm32-unknown-unknown/release/solieu.wasm target/npm`
//! gives `solieu.js` (an ES module that loads nothing by itself) and `solieu_bg.wasm`.
//!
//! This is `wasm-bindgen --target web` as a library call: the library is locked with the crate, and the tool is not.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let [module, folder] = &arguments[..] else {
        eprintln!("usage: bundle MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("solieu").typescript(false).remove_producers_section(true);
    // the entries say where the file is: a default path would make every bundler pack a second copy of it
    bindgen.omit_default_module_path(true);
    // an instance that has trapped is replaced by a fresh one
    bindgen.reset_state_function(true);
    match bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why:?}");
            ExitCode::FAILURE
        }
    }
}
