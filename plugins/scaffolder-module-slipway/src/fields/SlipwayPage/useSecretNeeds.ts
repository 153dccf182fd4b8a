import { useApiHolder } from '@backstage/frontend-plugin-api';
import { ProvidedSecrets } from '@slipway/plugin-slipway-common';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { previewApiRef } from '../../preview/PreviewApi';
import { formAnswers } from '../formAnswers';
import { templateRefOf } from '../templateRefOf';
import { FormAnswers } from './schema';

/** Whoever chooses and types pauses for less than this. */
const PAUSE_MS = 400;

const unknown: ProvidedSecrets = { provided: [], required: [] };

/**
 * Which secrets of a page, by the names of their fields, nobody has to enter, and which somebody has to. As long as
 * the backend has not said so, and where it cannot, each is asked for: whatever is entered counts before what is
 * provided.
 */
export function useSecretNeeds(
  formData: FormAnswers,
  keys: readonly string[],
): ProvidedSecrets {
  const api = useApiHolder().get(previewApiRef);
  const params = useParams();
  const templateRef = templateRefOf(params);
  const [needs, setNeeds] = useState(unknown);
  const isAsking =
    params.templateName !== undefined &&
    keys.some(key => key.startsWith('ci:'));
  // The form hands on new objects with the same answers whenever it is drawn.
  const asked = JSON.stringify(formAnswers(formData).answers);
  useEffect(() => {
    if (!api || !isAsking) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const request = { templateRef, answers: JSON.parse(asked) };
      const found = await api.secrets(request, { signal }).catch(() => unknown);
      if (!signal.aborted) {
        setNeeds(found);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, asked, isAsking, templateRef]);
  return needs;
}
