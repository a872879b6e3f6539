/** The arms of the recorded experiments by their ids, in plain text, which menus and pictures need. */
import { words } from '../../proof/words.ts';

export const armOptions = {
  chrono: words('LSTM, forget bias b*, input bias −b*', 'LSTM，遗忘门偏置 b*，输入门偏置 −b*'),
  horizon: words('LSTM, forget bias b*', 'LSTM，遗忘门偏置 b*'),
  'forget-1-closed': words('LSTM, forget bias 1, input bias −b*', 'LSTM，遗忘门偏置 1，输入门偏置 −b*'),
  'forget-1': words('LSTM, forget bias 1', 'LSTM，遗忘门偏置 1'),
  'forget-minus-2': words('LSTM, forget bias −2', 'LSTM，遗忘门偏置 −2'),
  rnn: words('tanh RNN', 'tanh RNN'),
  'rnn-orthogonal': words('tanh RNN, orthogonal start', 'tanh RNN，正交初始化'),
} as const;
