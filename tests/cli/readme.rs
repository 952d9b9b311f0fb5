//! The README is true: its commands are run, and what it shows is what they print. Its Rust
//! runs as a doc test.

use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = include_str!("../../README.md");

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The commands of the `console` blocks, each with what is shown below it.
fn commands() -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in README.lines() {
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
    let folder = checkout();
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.contains("://"));
    let missing: Vec<_> = links.filter(|link| !folder.join(link).exists()).collect();
    assert!(missing.is_empty(), "the README links to what is not there: {missing:?}");
}

#[test]
fn the_reference_lists_every_type_and_issuer() {
    for table in [include_str!("../../src/lexicon/data/doctypes.tsv"), include_str!("../../src/lexicon/data/issuers.tsv")] {
        for line in table.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let written = cells.next().unwrap_or("").replace('|', ", ");
            // a word of grammar is no type
            if cells.next() == Some("-") {
                continue;
            }
            assert!(README.contains(&format!("| {written} |")), "the README does not list {written}");
        }
    }
}
