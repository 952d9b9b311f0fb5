//! `solieu batch [FILE.ndjson…]`: an article a line in, a report a line out, in the same order, on every core.
//!
//! One thread reads chunks of lines (`input`), the pool answers them (`work`), this one writes the answers in the order of
//! the chunks (`output`). The queue between them is short, so memory does not grow with the input.

mod input;
mod output;
mod progress;
mod resume;
mod work;

use std::ffi::OsString;
use std::fs;
use std::num::NonZeroUsize;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt};

use self::input::{Chunk, Input};
use self::output::{Output, Packing};
use self::progress::Progress;
use self::resume::Done;
use self::work::{Answers, Shape, Work};
use super::rows::RowFormat;
use super::settings::{self, Settings};
use super::{Command, Failure, Outcome, complain, count, record};

pub(crate) const COMMAND: Command = Command {
    name: "batch",
    summary: "the figures of many articles, on every core: NDJSON in, NDJSON or CSV out",
    help: concat!(
        "An article a line in, a report a line out, in the same order.

usage: solieu batch [OPTIONS] [FILE.ndjson…]    without a file, or for -, standard input

in:   {\"id\": \"a-17\", \"text\": \"…\", \"publishedAt\": \"2024-08-17\", …}    publishedAt may be left out, other fields are kept
out:  {\"id\": \"a-17\", …, \"report\": {…}}
      {\"id\": \"a-17\", \"error\": \"…\"}    for a line that cannot be read; the run goes on and ends with exit code 1

Files may be packed with gzip or zstd. Empty lines are passed over. An id is a string or an integer, best the first field.
A damaged file stops the run; what came before it is answered. Ctrl-C ends the run after a whole line.

options:
  -o, --output FILE     instead of standard output; FILE.gz and FILE.zst are packed
  --resume              go on after the last whole line of the output file; input and options must be those of the earlier run
  --rows csv|ndjson     a row a figure instead of a report an article; a line that cannot be read is a row with an error
  -j, --jobs N          threads; without it, one a core
  --limit MB            longest line that is read (4); a longer one is answered with an error
",
        settings::help!()
    ),
    run,
};

/// The command line, read.
#[derive(Debug)]
struct Plan {
    files: Vec<OsString>,
    output: Option<OsString>,
    resume: bool,
    shape: Shape,
    jobs: usize,
    limit: usize,
    settings: Settings,
}

fn run(parser: Parser) -> Result<Outcome, Failure> {
    let Some(plan) = Plan::read(parser)? else { return Ok(Outcome::Help) };
    plan.check_files()?;
    let packing = plan.output.as_deref().map_or(Packing::Plain, Packing::of);
    let done = match &plan.output {
        Some(file) if plan.resume => Done::read(file, packing, plan.shape)?,
        _ => Done::default(),
    };
    let output = match &plan.output {
        Some(file) => Output::file(file, done.bytes)?,
        None => Output::stdout(),
    };
    let size = plan.size();
    let work = Work { options: plan.settings.options()?, shape: plan.shape, packing, limit: plan.limit, parse: solieu::parse };
    let input = Input::new(plan.files, plan.limit);
    let progress = Progress::new(input.taken(), size, plan.output.is_none());
    // a panic is answered in the line that it belongs to
    panic::set_hook(Box::new(|_| {}));
    ctrlc::set_handler(interrupt).map_err(|why| Failure::Stopped(why.to_string()))?;
    rayon::ThreadPoolBuilder::new().num_threads(plan.jobs).build_global().map_err(|why| Failure::Stopped(why.to_string()))?;
    let bad = answer_all(input, done, work, output, progress, plan.jobs)?;
    if IS_INTERRUPTED.load(Ordering::Relaxed) {
        return Err(Failure::Interrupted);
    }
    if bad == 0 {
        return Ok(Outcome::Clean);
    }
    complain(&format!("{} could not be read: each has an “error” in the output", count(bad, "line", "lines")));
    Ok(Outcome::Flawed)
}

impl Plan {
    /// `None` where help was asked for.
    fn read(mut parser: Parser) -> Result<Option<Self>, Failure> {
        const MEGABYTE: usize = 1 << 20;
        let jobs = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let settings = Settings::default();
        let mut plan = Self { files: Vec::new(), output: None, resume: false, shape: Shape::Reports, jobs, limit: 4 * MEGABYTE, settings };
        while let Some(arg) = parser.next()? {
            match arg {
                Arg::Short('h') | Arg::Long("help") => return Ok(None),
                Arg::Short('o') | Arg::Long("output") => plan.output = Some(parser.value()?),
                Arg::Long("resume") => plan.resume = true,
                Arg::Long("rows") => plan.shape = Shape::Rows(RowFormat::from_name(&parser.value()?.string()?)?),
                Arg::Short('j') | Arg::Long("jobs") => plan.jobs = parser.value()?.parse::<NonZeroUsize>()?.get(),
                Arg::Long("limit") => plan.limit = parser.value()?.parse::<NonZeroUsize>()?.get().saturating_mul(MEGABYTE),
                Arg::Long("published-at") => plan.settings.set_published_at(parser.value()?)?,
                Arg::Long("lexicon") => plan.settings.add_rows(parser.value()?)?,
                Arg::Value(file) => plan.files.push(file),
                _ => return Err(arg.unexpected().into()),
            }
        }
        if plan.files.is_empty() {
            plan.files.push("-".into());
        }
        if plan.resume && plan.output.is_none() {
            return Err(Failure::Usage("--resume needs the --output to go on with".to_owned()));
        }
        Ok(Some(plan))
    }

    /// Finds out before the work what would stop it: a file that is not there, an output that would overwrite its input.
    fn check_files(&self) -> Result<(), Failure> {
        let output = self.output.as_ref().and_then(|file| fs::canonicalize(file).ok());
        for file in self.files.iter().filter(|file| *file != "-") {
            let path = fs::canonicalize(file).map_err(|why| Failure::Stopped(format!("{}: {}", file.display(), record::plainly(&why))))?;
            if Some(path) == output {
                return Err(Failure::Usage(format!("{} is both input and output", file.display())));
            }
        }
        Ok(())
    }

    /// How many bytes all the files have; `None` where one is a stream.
    fn size(&self) -> Option<u64> {
        self.files.iter().map(|file| fs::metadata(file).ok().filter(fs::Metadata::is_file).map(|file| file.len())).sum()
    }
}

/// Whether to end after the lines that are being answered.
static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

fn interrupt() {
    if IS_INTERRUPTED.swap(true, Ordering::Relaxed) {
        // asked twice: whoever reads the output does not, so there is no whole line to wait for
        std::process::exit(super::INTERRUPTED.into());
    }
}

/// Answers to come, in the order of the input.
type Promise = Result<Receiver<Result<Answers, Failure>>, Failure>;

/// How many records could not be read.
fn answer_all(input: Input, done: Done, work: Work, mut output: Output, mut progress: Progress, jobs: usize) -> Result<u64, Failure> {
    // a chunk in work for each thread, one that waits for it, one that waits to be written
    let (queue, promises) = mpsc::sync_channel(jobs * 3);
    let work = Arc::new(work);
    if output.is_empty() {
        output.write(&work.header()?)?;
    }
    let mut bad = 0;
    let reader = Arc::clone(&work);
    thread::spawn(move || {
        if let Err(why) = read_all(input, &done, &reader, &queue) {
            // a writer that has gone has its own reason
            let _ = queue.send(Err(why));
        }
    });
    loop {
        const PATIENCE: Duration = Duration::from_millis(100);
        let promise: Promise = match promises.recv_timeout(PATIENCE) {
            Ok(promise) => promise,
            // the reader may be waiting for a line that never comes
            Err(RecvTimeoutError::Timeout) if IS_INTERRUPTED.load(Ordering::Relaxed) => break,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let answers = promise?.recv().map_err(|_| Failure::Stopped("a thread has died".to_owned()))??;
        output.write(&answers.bytes)?;
        bad += answers.bad;
        progress.add(&answers);
    }
    if output.is_empty() {
        // packed nothing is not the same as nothing
        output.write(&work.packing.pack(Vec::new())?)?;
    }
    progress.finish();
    Ok(bad)
}

/// Reads the input to its end and has every chunk answered, but for the records that an earlier run has done.
fn read_all(mut input: Input, done: &Done, work: &Arc<Work>, queue: &SyncSender<Promise>) -> Result<(), Failure> {
    while let Some(chunk) = input.next_chunk()? {
        let Some(chunk) = not_done(chunk, input.record(), done, work.shape)? else { continue };
        let (answers, promise) = mpsc::sync_channel(1);
        // a promise that is given is kept, so this is the place to stop
        if IS_INTERRUPTED.load(Ordering::Relaxed) || queue.send(Ok(promise)).is_err() {
            return Ok(());
        }
        let work = Arc::clone(work);
        rayon::spawn(move || {
            let _ = answers.send(work.answer(&chunk));
        });
    }
    let last = done.last_record().unwrap_or(done.records);
    if input.record() <= last {
        return Err(Failure::Stopped(format!(
            "the output to go on with has answers to {last} records, the input has only {}",
            input.record() - 1
        )));
    }
    Ok(())
}

/// The part of the chunk that has no answer yet; `next` is the number of the first record behind it.
fn not_done(chunk: Chunk, next: u64, done: &Done, shape: Shape) -> Result<Option<Chunk>, Failure> {
    let last = done.last_record().filter(|last| (chunk.record..next).contains(last));
    if let Some((_, line)) = last.and_then(|last| chunk.records().nth((last - chunk.record) as usize)) {
        done.check(record::id_of(line), shape)?;
    }
    if next <= done.records + 1 {
        return Ok(None);
    }
    let first = chunk.record.max(done.records + 1);
    Ok(Some(chunk.starting_at(first)))
}
