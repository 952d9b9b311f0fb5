//! The command line: `solieu ARTICLE.txt…`, `solieu batch`, `solieu number`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
