//! Chunks to answers on every core, in order, in bounded memory.
//!
//! One thread reads chunks (`input`), the pool answers them (`work`), this one takes the answers in the order of the chunks.
//! The queue between them is short, so memory does not grow with the input.

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

/// Answers to come, in the order of the input.
type Promise = Result<Receiver<Result<Answers, Failure>>, Failure>;

/// Has every chunk answered, but for the records that an earlier run has done, and hands the answers on in their order.
pub(crate) fn run(
    input: Input,
    done: Done,
    work: Arc<Work>,
    jobs: usize,
    mut take: impl FnMut(Answers) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // a panic is answered in the record that it belongs to
    panic::set_hook(Box::new(|_| {}));
    ctrlc::set_handler(interrupt).map_err(|why| Failure::Stopped(why.to_string()))?;
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().map_err(|why| Failure::Stopped(why.to_string()))?;
    // a chunk in work for each thread, one that waits for it, one that waits to be written
    let (queue, promises) = mpsc::sync_channel(jobs * 3);
    thread::spawn(move || {
        if let Err(why) = read_all(input, &done, &work, &queue) {
            // a writer that has gone has its own reason
            let _ = queue.send(Err(why));
        }
    });
    loop {
        const PATIENCE: Duration = Duration::from_millis(100);
        let promise: Promise = match promises.recv_timeout(PATIENCE) {
            Ok(promise) => promise,
            // the reader may be waiting for a line that never comes
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
        // asked twice: whoever reads the output does not, so there is no whole line to wait for
        std::process::exit(INTERRUPTED.into());
    }
}

fn read_all(mut input: Input, done: &Done, work: &Arc<Work>, queue: &SyncSender<Promise>) -> Result<(), Failure> {
    while let Some(chunk) = input.next_chunk()? {
        let Some(chunk) = not_done(chunk, input.record(), done, work.shape)? else { continue };
        let (answers, promise) = mpsc::sync_channel(1);
        // a promise that is given is kept, so this is the place to stop
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
