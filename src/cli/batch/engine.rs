//! Answers chunks on every core, in order and in bounded memory.
//!
//! One thread reads chunks (`input.rs`), a pool answers them (`work.rs`), and this one takes the answers in the order of the chunks. The
//! queue between them is short, so that memory does not grow with the input.

use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use super::input::{Chunk, Input};
use super::resume::Done;
use super::work::{Answers, Shape, Work};
use crate::{Failure, INTERRUPTED, record};

/// Pending answers, in the order of the input.
type Promise = Result<Receiver<Result<Answers, Failure>>, Failure>;

/// Answers every chunk, except for the records that an earlier run has answered, and passes the answers on in order.
pub(crate) fn run(
    input: Input,
    done: Done,
    work: Arc<Work>,
    jobs: usize,
    mut take: impl FnMut(Answers) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // `work` catches panics and reports each in the answer to its record
    panic::set_hook(Box::new(|_| {}));
    ctrlc::set_handler(interrupt).map_err(|why| Failure::Stopped(why.to_string()))?;
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().map_err(|why| Failure::Stopped(why.to_string()))?;
    // for each thread a chunk in work, one waiting for it and one waiting to be written
    let (queue, promises) = mpsc::sync_channel(jobs * 3);
    thread::spawn(move || {
        if let Err(why) = read_all(input, &done, &work, &queue) {
            // the receiver has gone: it reports its own error
            let _ = queue.send(Err(why));
        }
    });
    loop {
        const PATIENCE: Duration = Duration::from_millis(100);
        let promise: Promise = match promises.recv_timeout(PATIENCE) {
            Ok(promise) => promise,
            // do not join the reader: it may wait for a line that never comes
            Err(RecvTimeoutError::Timeout) if is_interrupted() => return Ok(()),
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        take(promise?.recv().map_err(|_| Failure::Stopped("a thread has died".to_owned()))??)?;
    }
}

/// Whether the run ended early, after a whole line, because it was asked to.
pub(crate) fn is_interrupted() -> bool {
    IS_INTERRUPTED.load(Ordering::Relaxed)
}

static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

fn interrupt() {
    if IS_INTERRUPTED.swap(true, Ordering::Relaxed) {
        // the second request: the output is not being read, so do not wait for a whole line
        std::process::exit(INTERRUPTED.into());
    }
}

fn read_all(mut input: Input, done: &Done, work: &Arc<Work>, queue: &SyncSender<Promise>) -> Result<(), Failure> {
    while let Some(chunk) = input.next_chunk()? {
        let Some(chunk) = not_done(chunk, input.record(), done, work.shape)? else { continue };
        let (answers, promise) = mpsc::sync_channel(1);
        // pending answers are still written: stop before asking for one more
        if is_interrupted() || queue.send(Ok(promise)).is_err() {
            return Ok(());
        }
        let work = Arc::clone(work);
        rayon::spawn(move || {
            let _ = answers.send(work.answer(&chunk));
        });
    }
    let last = done.last_record().unwrap_or(done.records);
    if input.record() <= last {
        let why = format!("the output to go on with has answers to {last} records, the input has only {}", input.record() - 1);
        return Err(Failure::Stopped(why));
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
