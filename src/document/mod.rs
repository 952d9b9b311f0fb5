//! Reads a text: tokens with the lexicon rows that start at each, sentences, paragraphs. The text itself is never rewritten.

mod block;
mod kind;
mod sentence;
mod source;

pub(crate) use kind::{Block, BlockKind};
pub(crate) use source::Source;

use crate::lexicon::{Lexicon, Starts};

impl<'t> Source<'t> {
    pub(crate) fn read(text: &'t str, lexicon: &Lexicon) -> Self {
        let tokens = lexicon.tokens(text);
        let mut hits = Vec::with_capacity(tokens.len());
        let mut hits_from = Vec::with_capacity(tokens.len());
        let mut starts = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            hits_from.push(hits.len() as u32);
            starts.push(Starts::of(token, tokens.get(at + 1)).or(lexicon.find_hits(&tokens, at, &mut hits)));
        }
        let (sentences, sentence_of) = sentence::cut(text, &tokens);
        let (blocks, block_of) = (Vec::new(), Vec::new());
        let mut source = Self { text, tokens, blocks, sentences, sentence_of, block_of, hits, hits_from, starts };
        (source.blocks, source.block_of) = block::cut(&source, lexicon);
        source
    }
}
