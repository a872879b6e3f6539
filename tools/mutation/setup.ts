import fc from 'fast-check';

/** Property tests draw the same cases for every mutant, in every run: what was killed stays killed. */
fc.configureGlobal({ seed: 1 });
