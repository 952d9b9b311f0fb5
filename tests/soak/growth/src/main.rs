//! Counts what reading costs: instructions and memory of the module as an interpreter runs it, so that every machine gets the same numbers.
//!
//! `growth MODULE.wasm [--combinations N] [--only NAME]` reads each text of `adversaries` at 64 and at 256 KiB and fails where
//! four times the text takes more than 4^1.1 times the instructions, or memory past the limit.

mod adversaries;
#[path = "../../../invariants/pieces.rs"]
#[allow(dead_code)]
mod pieces;

use std::process::ExitCode;

use pieces::{Numbers, Pieces};
use wasmtime::{Config, Engine, Error, Linker, Memory, Module, Store, TypedFunc};

/// Small sizes mislead: what is quadratic with a small factor shows late.
const SMALL: usize = 64 << 10;
const LARGE: usize = 256 << 10;

/// What growth may be: 1 is linear.
const MOST_EXPONENT: f64 = 1.1;

/// Instructions a byte of text after which a reading is given up.
const PATIENCE: u64 = 60_000;

/// Bytes of memory a byte of text, over what an empty text takes.
const MOST_MEMORY: f64 = 640.0;

/// A fresh instance, its dictionary loaded.
struct Probe {
    store: Store<()>,
    memory: Memory,
    room: TypedFunc<u32, u32>,
    read: TypedFunc<(), u32>,
}

#[derive(Clone, Copy)]
struct Cost {
    instructions: u64,
    memory: u64,
}

impl Probe {
    fn new(engine: &Engine, module: &Module) -> Result<Self, Error> {
        let mut store = Store::new(engine, ());
        store.set_fuel(1 << 40)?;
        let mut linker = <Linker<()>>::new(engine);
        // the way to JavaScript, which nothing here takes
        linker.define_unknown_imports_as_traps(module)?;
        let instance = linker.instantiate(&mut store, module)?;
        let memory = instance.get_memory(&mut store, "memory").ok_or_else(|| Error::msg("no memory"))?;
        let room = instance.get_typed_func(&mut store, "probe_room")?;
        let read = instance.get_typed_func(&mut store, "probe_read")?;
        let mut probe = Self { store, memory, room, read };
        probe.cost("")?;
        Ok(probe)
    }

    fn cost(&mut self, text: &str) -> Result<Cost, Error> {
        let memory = self.memory.data_size(&self.store);
        let at = self.room.call(&mut self.store, text.len() as u32)?;
        self.memory.write(&mut self.store, at as usize, text.as_bytes())?;
        let fuel = if text.is_empty() { 1 << 40 } else { text.len() as u64 * PATIENCE };
        self.store.set_fuel(fuel)?;
        let read = self.read.call(&mut self.store, ());
        let left = self.store.get_fuel()?;
        if let (Err(why), true) = (read, left > 0) {
            return Err(why);
        }
        let grown = self.memory.data_size(&self.store) - memory;
        Ok(Cost { instructions: fuel - left, memory: grown as u64 })
    }
}

struct Growth {
    name: String,
    exponent: f64,
    /// Instructions a byte at the large size.
    each: f64,
    /// Memory a byte at the large size.
    memory: f64,
}

impl Growth {
    fn is_bad(&self) -> bool {
        self.exponent > MOST_EXPONENT || self.memory > MOST_MEMORY
    }
}

fn growth(
    engine: &Engine,
    module: &Module,
    name: &str,
    text: impl Fn(usize) -> String,
    (small, large): (usize, usize),
) -> Result<Growth, Error> {
    let mut probe = Probe::new(engine, module)?;
    let (small, large) = (text(small), text(large));
    let one = probe.cost(&small)?;
    // the instance is of no use after that: it was stopped in the middle
    let is_given_up = |cost: &Cost, text: &str| cost.instructions >= text.len() as u64 * PATIENCE;
    let four = if is_given_up(&one, &small) { one } else { probe.cost(&large)? };
    let times = large.len() as f64 / small.len() as f64;
    let exponent = (four.instructions as f64 / one.instructions as f64).ln() / times.ln();
    Ok(Growth {
        name: name.to_owned(),
        exponent: if is_given_up(&one, &small) || is_given_up(&four, &large) { f64::INFINITY } else { exponent },
        each: four.instructions as f64 / large.len() as f64,
        memory: (one.memory + four.memory) as f64 / large.len() as f64,
    })
}

/// `combination 17`: two to six pieces of the word tables, repeated.
fn combination(pieces: &Pieces, seed: usize) -> String {
    let mut numbers = Numbers(seed as u64);
    let count = 2 + numbers.below(5);
    pieces.text(&numbers.bytes(count * 2))
}

fn run(arguments: &[String]) -> Result<bool, Error> {
    let option = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let module = arguments.first().ok_or_else(|| Error::msg("usage: growth MODULE.wasm [--combinations N] [--only NAME]"))?;
    let combinations: usize = option("--combinations").and_then(|count| count.parse().ok()).unwrap_or(0);
    let is_wanted = |name: &str| option("--only").is_none_or(|only| name.contains(only.as_str()));

    let mut config = Config::default();
    config.consume_fuel(true);
    let engine = Engine::new(&config)?;
    let module = Module::from_file(&engine, module)?;

    let mut all = Vec::new();
    let mut tell = |growth: Growth| {
        let mark = if growth.is_bad() { "  <<<" } else { "" };
        println!("{:<44} {:>6.3} {:>9.0} {:>8.1}{mark}", growth.name, growth.exponent, growth.each, growth.memory);
        all.push(growth);
    };
    println!("{:<44} {:>6} {:>9} {:>8}", "text", "growth", "instr./B", "B/B");
    for (name, piece) in adversaries::REPEATED.iter().filter(|(name, _)| is_wanted(name)) {
        tell(growth(&engine, &module, name, |size| adversaries::repeated(piece, size), (SMALL, LARGE))?);
    }
    for (name, text) in adversaries::GROWING.iter().filter(|(name, _)| is_wanted(name)) {
        tell(growth(&engine, &module, name, text, (SMALL, LARGE))?);
    }
    let pieces = Pieces::read();
    for seed in 0..combinations {
        let piece = combination(&pieces, seed);
        if piece.trim().is_empty() {
            continue;
        }
        let name = format!("combination {seed}");
        let text = |size: usize| adversaries::repeated(&piece, size);
        // a look at small sizes first; where that is not plainly linear, the sizes that count
        let look = growth(&engine, &module, &name, text, (SMALL / 4, LARGE / 4))?;
        if look.exponent > 1.03 {
            let growth = growth(&engine, &module, &format!("{name}: {}", piece.escape_debug()), text, (SMALL, LARGE))?;
            tell(growth);
        }
    }
    let bad = all.iter().filter(|growth| growth.is_bad()).count();
    let most = |value: fn(&Growth) -> f64| all.iter().map(value).fold(0.0, f64::max);
    println!(
        "{} texts and {combinations} combinations: most growth {:.3} (limit {MOST_EXPONENT}), most memory {:.0} bytes a byte (limit {MOST_MEMORY:.0}); {bad} over a limit",
        all.len(),
        most(|growth| growth.exponent),
        most(|growth| growth.memory)
    );
    Ok(bad == 0)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}
