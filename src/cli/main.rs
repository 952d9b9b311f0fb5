//! The command line: `solieu ARTICLE.txt…`, `solieu batch`, `solieu number`.

fn main() -> std::process::ExitCode {
    solieu_cli::main()
}
