//! The READMEs are true: their commands are run and print what is shown, and their links lead somewhere. The Rust of the first
//! runs as a doc test of the library, its TypeScript in `tests/matrix`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Every page, by its place in the checkout.
const PAGES: &[(&str, &str)] = &[
    ("README.md", include_str!("../../README.md")),
    ("src/README.md", include_str!("../../src/README.md")),
    ("src/cli/README.md", include_str!("../../src/cli/README.md")),
    ("tests/README.md", include_str!("../../tests/README.md")),
    ("tests/bench/README.md", include_str!("../../tests/bench/README.md")),
    ("tests/soak/README.md", include_str!("../../tests/soak/README.md")),
    (".github/CONTRIBUTING.md", include_str!("../../.github/CONTRIBUTING.md")),
    (".github/SECURITY.md", include_str!("../../.github/SECURITY.md")),
];

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The commands of the `console` blocks, each with what is shown below it.
fn commands() -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in PAGES.iter().flat_map(|(_, text)| text.lines()) {
        match (inside, line.strip_prefix("$ ")) {
            (false, _) => inside = line == "```console",
            (true, _) if line == "```" => inside = false,
            (true, Some(command)) => commands.push((command.to_owned(), String::new())),
            (true, None) => {
                let (_, shown) = commands.last_mut().expect("a console block starts with a command");
                *shown += line;
                shown.push('\n');
            }
        }
    }
    commands
}

#[test]
fn commands_print_what_the_readme_shows() {
    let binary = Path::new(env!("CARGO_BIN_EXE_solieu"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let commands = commands();
    assert!(commands.len() >= 3, "only {} commands were found", commands.len());
    for (command, shown) in commands {
        let output = Command::new("sh").args(["-c", &command]).env("PATH", &path).current_dir(checkout()).output().unwrap();
        let printed = String::from_utf8_lossy(&output.stdout);
        assert_eq!(printed.trim_end(), shown.trim_end(), "\n$ {command}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn paths_exist() {
    let mut missing = Vec::new();
    for (page, text) in PAGES {
        let folder = checkout().join(page).parent().unwrap().to_owned();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        // what stands on the server of the repository is no file of the checkout
        let files = links.filter(|link| !link.contains("://") && !link.contains("/security/advisories"));
        missing.extend(files.filter(|link| !folder.join(link).exists()).map(|link| format!("{page}: {link}")));
    }
    assert!(missing.is_empty(), "links to what is not there: {missing:?}");
}
